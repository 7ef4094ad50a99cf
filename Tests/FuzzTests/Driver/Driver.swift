import Foundation

// The program that `Scripts/fuzz` builds: `stet-fuzz TARGET CORPUS… [-libFuzzer-option=…]`. Its `main`
// is libFuzzer's, which calls these two.
//
// `stet-fuzz --list` names the targets; `stet-fuzz --seeds TARGET FOLDER` writes what a target begins
// with.

/// Takes the words that are ours off the command line, before libFuzzer reads it.
@_cdecl("LLVMFuzzerInitialize")
public func initializeFuzzer(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
) -> Int32 {
  let words = (1..<Int(count.pointee)).compactMap { number in
    arguments.pointee[number].map { String(cString: $0) }
  }
  Driver.begin(words)
  // What is left is the program's name and what stands behind the target's.
  arguments.pointee[1] = arguments.pointee[0]
  arguments.pointee += 1
  count.pointee -= 1
  return 0
}

/// Holds one input against the target.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  Driver.run([UInt8](UnsafeBufferPointer(start: start, count: count)))
  return 0
}

enum Driver {
  /// What one input may take: processor time in milliseconds, memory in kilobytes.
  static let time = 50
  static let memory = 64 << 10

  // libFuzzer's calls have no place for a context; it is set once, before the first of them.
  nonisolated(unsafe) private static var target = FuzzTarget.all[0]

  static func begin(_ words: [String]) {
    switch words.first {
    case "--list":
      FuzzTarget.all.forEach { print($0.name) }
      exit(0)
    case "--seeds" where words.count == 3:
      for (number, bytes) in find(words[1]).inputs().enumerated() {
        _ = FileManager.default.createFile(
          atPath: "\(words[2])/seed-\(number)", contents: Data(bytes))
      }
      exit(0)
    case let name?: target = find(name)
    case nil: stop("stet-fuzz TARGET CORPUS…")
    }
  }

  static func run(_ bytes: [UInt8]) {
    let before = peak()
    let start = clock_gettime_nsec()
    if let fault = target.fault(bytes) { stop(fault) }
    let taken = peak() - before
    if taken > memory { stop("took \(taken >> 10) MB") }
    guard clock_gettime_nsec() - start > time * 1_000_000 else { return }
    // A machine that is busy takes its time once, but not three times.
    let again = (0..<2).map { _ in
      let start = clock_gettime_nsec()
      _ = target.fault(bytes)
      return clock_gettime_nsec() - start
    }
    let least = (again.min() ?? 0) / 1_000_000
    if least > time { stop("took \(least) ms") }
  }

  private static func clock_gettime_nsec() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now)
    return now.tv_sec * 1_000_000_000 + now.tv_nsec
  }

  private static func peak() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
  }

  private static func find(_ name: String) -> FuzzTarget {
    guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
      stop("there is no target \(name)")
    }
    return target
  }

  /// Ends as a crash would, so that libFuzzer keeps the input.
  private static func stop(_ reason: String) -> Never {
    FileHandle.standardError.write(Data("stet-fuzz: \(reason)\n".utf8))
    abort()
  }
}
