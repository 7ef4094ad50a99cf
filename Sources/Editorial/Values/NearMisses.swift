/// Names near to a word.
public func nearest(to word: String, among names: [String]) -> [String] { [] }
