import Foundation

/// Writes a script that can be run at once, whatever other tests start meanwhile.
///
/// By another process: what this one has open for writing, a program that another test starts at
/// that moment has open too, for as long as it runs, and the system runs no such file (`ETXTBSY`).
public func writeScript(_ text: String, to path: String) throws {
  let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  let written = try ReferenceGit(folder: folder, home: folder).run(
    program: "sh", ["-c", "cat >\"$0\" && chmod 755 \"$0\"", path], input: Array(text.utf8))
  guard written.status == 0 else {
    throw ReferenceGit.Failed(description: "cannot write \(path): \(written.errors)")
  }
}
