import Foundation

/// The text of a file of this project, by its path from the package's root.
func sourceText(of path: String, from file: StaticString = #filePath) throws -> String {
  var root = URL(fileURLWithPath: "\(file)")
  for _ in 0..<4 { root.deleteLastPathComponent() }
  return try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
}

/// The texts of all Swift files of this checkout below a folder.
func sourceTexts(below path: String, from file: StaticString = #filePath) throws -> [String] {
  var root = URL(fileURLWithPath: "\(file)")
  for _ in 0..<4 { root.deleteLastPathComponent() }
  let files = FileManager.default.enumerator(
    at: root.appendingPathComponent(path), includingPropertiesForKeys: nil)
  return try (files?.allObjects ?? []).compactMap { $0 as? URL }
    .filter { $0.pathExtension == "swift" }.map { try String(contentsOf: $0, encoding: .utf8) }
}
