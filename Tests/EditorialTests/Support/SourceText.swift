import Foundation

/// The text of a file of this project, by its path from the package's root.
func sourceText(of path: String, from file: StaticString = #filePath) throws -> String {
  var root = URL(fileURLWithPath: "\(file)")
  for _ in 0..<4 { root.deleteLastPathComponent() }
  return try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
}
