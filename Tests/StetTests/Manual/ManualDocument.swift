import Foundation

/// A page of the manual, as far as a test can follow it.
///
/// What a reader sees are ordinary code blocks. A `console` block holds commands behind `$ ` and what
/// they print. Comments, which no reader sees, say who sits at the terminal and what a code block
/// does to a file:
///
/// - `<!-- person: ada -->`: who types from here on (`ada`, `ben`, `mo`, `sam`).
/// - `<!-- write: PATH -->`, `<!-- append: PATH -->`: the next code block is the file, or its end.
/// - `<!-- replace: PATH -->`: the next code block, a `diff`, has the old lines and the new ones.
/// - `<!-- exits: N -->`: the exit status of the next block's last command, where it is not 0.
/// - `<!-- run: COMMAND -->`: what happens without being told.
struct ManualDocument {
  enum Step {
    case person(String)
    case run(String)
    case write(path: String, text: String)
    case append(path: String, text: String)
    case replace(path: String, old: String, new: String)
    /// Commands with what they print; the range of lines that this stands in.
    case console([Command], exits: Int32, lines: Range<Int>)
  }

  struct Command: Equatable {
    var line: String
    var output: String
  }

  struct Malformed: Error, CustomStringConvertible {
    var line: Int
    var description: String
  }

  var lines: [String]
  var steps: [Step] = []

  init(_ text: String) throws {
    lines = text.components(separatedBy: "\n")
    var pending: (name: String, value: String)?
    var exits: Int32 = 0
    var number = 0
    while number < lines.count {
      let line = lines[number]
      if let (name, value) = Self.directive(line) {
        switch name {
        case "person": steps.append(.person(value))
        case "run": steps.append(.run(value))
        case "exits": exits = Int32(value) ?? 0
        case "write", "append", "replace": pending = (name, value)
        default: throw Malformed(line: number + 1, description: "no such directive: \(name)")
        }
      } else if line.hasPrefix("```") {
        let start = number + 1
        guard let end = lines[start...].firstIndex(of: "```") else {
          throw Malformed(line: number + 1, description: "the block never ends")
        }
        let block = Array(lines[start..<end])
        if line == "```console" {
          let commands = Self.commands(block)
          steps.append(.console(commands, exits: exits, lines: start..<end))
          exits = 0
        } else if let (name, path) = pending {
          steps.append(Self.change(name, path, block))
          pending = nil
        }
        number = end
      }
      number += 1
    }
    if let pending { throw Malformed(line: lines.count, description: "\(pending) has no block") }
  }

  private static func directive(_ line: String) -> (name: String, value: String)? {
    guard line.hasPrefix("<!-- "), line.hasSuffix(" -->"), let colon = line.firstIndex(of: ":")
    else { return nil }
    let name = line[line.index(line.startIndex, offsetBy: 5)..<colon]
    let value = line[line.index(after: colon)...].dropLast(4)
    return (String(name), value.trimmingCharacters(in: .whitespaces))
  }

  private static func commands(_ block: [String]) -> [Command] {
    var commands: [Command] = []
    for line in block {
      if line.hasPrefix("$ ") {
        commands.append(Command(line: String(line.dropFirst(2)), output: ""))
      } else if !commands.isEmpty {
        commands[commands.count - 1].output += line + "\n"
      }
    }
    return commands
  }

  private static func change(_ name: String, _ path: String, _ block: [String]) -> Step {
    let text = block.map { $0 + "\n" }.joined()
    switch name {
    case "write": return .write(path: path, text: text)
    case "append": return .append(path: path, text: text)
    default:
      func side(_ sign: Character) -> String {
        block.filter { $0.first == sign || $0.first == " " }.map { $0.dropFirst() + "\n" }.joined()
      }
      return .replace(path: path, old: side("-"), new: side("+"))
    }
  }
}
