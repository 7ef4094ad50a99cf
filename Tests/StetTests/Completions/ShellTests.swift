import Foundation
import Testing

/// The scripts in the shells that they are for: keys are typed, and the line is read back.
struct ShellTests {
  /// Slugs that an old blog may have, and that a shell must not take apart.
  private static let odd = [
    "it's-done", "a:b:c", "läuft-schon", "c#&-d", "what$now", "q\"uote", "star*d", "100%",
  ]

  private func desk() throws -> Terminal {
    let desk = try Terminal.open()
    try desk.draft("The river gauge", "river-gauge")
    for slug in Self.odd {
      try desk.write(
        "---\ntitle: Odd\nbyline: Ada Reyes\nsection: city\nstatus: draft\n---\n\nText.\n",
        to: "drafts/\(slug).md")
    }
    try desk.git("add", "-A")
    try desk.git("commit", "-qm", "an old blog")
    return desk
  }

  /// Whether a shell is on this machine; a word about it where not.
  private func has(_ shell: String, _ desk: Terminal) throws -> Bool {
    // Asked for two at once, one is enough for `command -v`.
    let isThere =
      try desk.shell("command -v \(shell) && command -v script >/dev/null").status == 0
    if !isThere { print("\(shell) is not installed: its completions are not tried") }
    return isThere
  }

  /// What a line becomes, typed with TAB at its end; zsh quotes one sign more than bash.
  private static let lines: [(typed: String, bash: String, zsh: String?)] = [
    ("stet submit river", "stet submit river-gauge ", nil),
    ("stet subm", "stet submit ", nil),
    ("stet list --state rev", "stet list --state review ", nil),
    ("stet list --state=rev", "stet list --state=review ", nil),
    ("stet list --byline ad", "stet list --byline ada ", nil),
    ("stet submit c", #"stet submit c#\&-d "#, ##"stet submit c\#\&-d "##),
    ("stet submit wh", #"stet submit what\$now "#, nil),
    ("stet submit it", #"stet submit it\'s-done "#, nil),
    ("stet submit q", #"stet submit q\"uote "#, nil),
    ("stet submit lä", "stet submit läuft-schon ", nil),
    ("stet submit st", #"stet submit star\*d "#, nil),
    ("stet submit a:", "stet submit a:b:c ", nil),
    ("stet submit a:b", "stet submit a:b:c ", nil),
    ("stet submit 10", "stet submit 100% ", nil),
    ("stet explain byline.unk", "stet explain byline.unknown ", nil),
    ("stet help glos", "stet help glossary ", nil),
    ("stet import drafts/ri", "stet import drafts/river-gauge.md ", nil),
    ("stet people leave \"ad", "stet people leave \"ada\" ", nil),
    ("stet people leave 'ad", "stet people leave 'ada' ", nil),
  ]

  /// Types lines into a shell on a terminal of its own, and gives what it made of each.
  ///
  /// - Parameters:
  ///   - shell: how it is started, with `$PWD/../home` as its home.
  ///   - setUp: its start-up file, which binds Control-G to writing the line down and clearing it.
  private func type(
    _ desk: Terminal, _ shell: String, setUp: (file: String, text: String), lines: [String]
  ) throws -> [String] {
    try desk.write(setUp.text + "\n", to: "../home/\(setUp.file)")
    try desk.write(lines.map { $0 + "\t\u{7}" }.joined() + "exit\n", to: "../keys")
    let output = try desk.shell(
      "export TERM=xterm; script -qec '\(shell)' /dev/null < ../keys > ../screen")
    #expect(output.status == 0, "\(shell): \(output.block)")
    return try desk.read("../typed").split(separator: "\n").map(String.init)
  }

  @Test func bash() throws {
    let desk = try desk()
    guard try has("bash", desk) else { return }
    let got = try type(
      desk, "bash --noprofile --rcfile ../home/rc -i",
      setUp: (
        "rc",
        """
        bind 'set enable-bracketed-paste off'; bind 'set bell-style none'
        source <(stet completions bash)
        note() { printf '%s\\n' "$READLINE_LINE" >> ../typed; READLINE_LINE= READLINE_POINT=0; }
        bind -x '"\\C-g": note'
        """
      ), lines: Self.lines.map(\.typed))
    #expect(got == Self.lines.map(\.bash))
  }

  @Test func zsh() throws {
    let desk = try desk()
    guard try has("zsh", desk) else { return }
    let got = try type(
      desk, "zsh -i",
      setUp: (
        ".zshrc",
        """
        unsetopt prompt_sp prompt_cr; autoload -Uz compinit; compinit -D -u
        source <(stet completions zsh)
        note() { print -r -- "$BUFFER" >> ../typed; BUFFER= }; zle -N note; bindkey '^G' note
        """
      ), lines: Self.lines.map(\.typed))
    #expect(got == Self.lines.map { $0.zsh ?? $0.bash })
  }

  @Test func zshLoadsItFromAFolder() throws {
    let desk = try desk()
    guard try has("zsh", desk) else { return }
    let got = try type(
      desk, "zsh -i",
      setUp: (
        ".zshrc",
        """
        mkdir ~/functions; stet completions zsh > ~/functions/_stet; fpath=(~/functions $fpath)
        unsetopt prompt_sp prompt_cr; autoload -Uz compinit; compinit -D -u
        note() { print -r -- "$BUFFER" >> ../typed; BUFFER= }; zle -N note; bindkey '^G' note
        """
      ), lines: ["stet submit river", "stet subm"])
    #expect(got == ["stet submit river-gauge ", "stet submit "])
  }

  @Test func fish() throws {
    let desk = try desk()
    guard try has("fish", desk) else { return }
    func offered(_ line: String) throws -> [String] {
      try desk.write(line, to: "../line")
      let output = try desk.shell(
        "stet completions fish > ../stet.fish; fish --no-config -c 'source ../stet.fish; complete -C (cat ../line)'"
      )
      #expect(output.status == 0 && output.err.isEmpty, "\(line): \(output.block)")
      return output.out.split(separator: "\n").map(String.init)
    }
    #expect(try offered("stet submit river") == ["river-gauge\tThe river gauge"])
    #expect(try offered("stet subm") == ["submit\tHand a draft in for review"])
    #expect(try offered("stet list --state=rev") == ["--state=review\tIn review"])
    #expect(try offered("stet list --byline 'Ada R") == ["Ada Reyes"])
    #expect(
      try offered("stet import drafts/riv").contains { $0.hasPrefix("drafts/river-gauge.md") })
    for slug in Self.odd {
      #expect(
        try offered("stet submit \(slug.prefix(1))").contains { $0.hasPrefix(slug) }, "\(slug)")
    }
  }
}
