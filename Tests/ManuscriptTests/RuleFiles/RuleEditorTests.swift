import Editorial
import Manuscript
import Testing

@Suite struct RuleEditorTests {
  private func set(_ id: PersonID, _ change: PersonChange, _ text: String) throws -> String {
    String(
      decoding: try MastheadEditor.setting(id, change, in: Array(text.utf8)), as: UTF8.self)
  }

  private func add(_ person: PersonEntry, _ text: String) throws -> String {
    String(decoding: try MastheadEditor.adding(person, to: Array(text.utf8)), as: UTF8.self)
  }

  private let kim = PersonEntry(
    id: "kim", name: "Kim: Ng", emails: ["kim@blog.example"], roles: ["author", "editor"])

  @Test func onlyTheWordsMeantChange() throws {
    let text = """
      # Who is who.
      stet: 1
      people:
        - id: ada            # first
          name: "Ada Reyes"  # as printed
          emails:
            - ada@blog.example   # work
            # the next one is old
            - 'ada@old.example'
          roles: [author, editor]  # both
        - {id: ben, name: Ben, roles: [ editor ]}
      """
    #expect(
      try set(
        "ada",
        PersonChange(
          name: "Ada R.", emails: ["ada@blog.example", "a@new.example"], roles: ["editor"]), text)
          == """
          # Who is who.
          stet: 1
          people:
            - id: ada            # first
              name: Ada R.  # as printed
              emails:
                - ada@blog.example   # work
                - a@new.example
                # the next one is old
              roles: [editor]  # both
            - {id: ben, name: Ben, roles: [ editor ]}
          """)
    #expect(
      try set("ada", PersonChange(also: ["A. R."], sections: .only(["city"])), text)
        == """
        # Who is who.
        stet: 1
        people:
          - id: ada            # first
            name: "Ada Reyes"  # as printed
            also: [A. R.]
            emails:
              - ada@blog.example   # work
              # the next one is old
              - 'ada@old.example'
            roles: [author, editor]  # both
            sections: [city]
          - {id: ben, name: Ben, roles: [ editor ]}
        """)
    let left = try MastheadEditor.leaving("ben", in: Array(text.utf8))
    #expect(
      String(decoding: left, as: UTF8.self)
        == text.replacing("[ editor ]", by: "[]"))
  }

  @Test func addingFollowsTheNeighbours() throws {
    #expect(
      try add(kim, "stet: 1\npeople: []  # nobody yet\nidentity: email\n") == """
        stet: 1
        people:  # nobody yet
          - id: kim
            name: 'Kim: Ng'
            emails: [kim@blog.example]
            roles: [author, editor]
        identity: email

        """)
    #expect(
      try add(kim, "stet: 1\r\npeople:\r\n- id: ada\r\n  name: Ada\r\n\r\n# end") == """
        stet: 1\r
        people:\r
        - id: ada\r
          name: Ada\r
        - id: kim\r
          name: 'Kim: Ng'\r
          emails: [kim@blog.example]\r
          roles: [author, editor]\r
        \r
        # end
        """)
    #expect(
      try add(kim, "stet: 1\npeople:\n    -   {id: ada, name: Ada}") == """
        stet: 1
        people:
            -   {id: ada, name: Ada}
            - {id: kim, name: 'Kim: Ng', emails: [kim@blog.example], roles: [author, editor]}
        """)
    #expect(
      try add(kim, "stet: 1\npeople: [{id: ada, name: Ada}] # short\n") == """
        stet: 1
        people: [{id: ada, name: Ada}, {id: kim, name: 'Kim: Ng', emails: [kim@blog.example], \
        roles: [author, editor]}] # short

        """)
    #expect(
      try add(kim, "stet: 1") == """
        stet: 1
        people:
          - id: kim
            name: 'Kim: Ng'
            emails: [kim@blog.example]
            roles: [author, editor]
        """)
    #expect(
      try add(kim, "{stet: 1, people: []}\n") == """
        {stet: 1, people: [{id: kim, name: 'Kim: Ng', emails: [kim@blog.example], \
        roles: [author, editor]}]}

        """)
  }

  @Test func refusalsSayWhy() {
    let text = Array(RuleSamples.masthead.utf8)
    #expect(throws: RuleEditFailure.unknown(id: "adda", nearest: ["ada"])) {
      try MastheadEditor.leaving("adda", in: text)
    }
    #expect(throws: RuleEditFailure.taken(id: "mo")) {
      try MastheadEditor.adding(PersonEntry(id: "mo", name: "Mo"), to: text)
    }
    #expect {
      try MastheadEditor.setting("mo", PersonChange(name: "Mo\nroles: [chief]"), in: text)
    } throws: { error in
      guard case RuleEditFailure.refused(let findings) = error else { return false }
      return findings.first?.code == "rules.value"
    }
    #expect {
      try MastheadEditor.leaving("mo", in: text + Array("people: []\n".utf8))
    } throws: { error in
      if case RuleEditFailure.unreadable = error { true } else { false }
    }
  }

  @Test func sectionsOpenAndClose() throws {
    let text = "stet: 1\nsections:\n  - id: city\n    title: City # all\n  - {id: b, title: B}"
    let closed = try SectionsEditor.closing("city", in: Array(text.utf8))
    #expect(
      String(decoding: closed, as: UTF8.self)
        == text.replacing("City # all\n", by: "City # all\n    closed: true\n"))
    let opened = try SectionsEditor.opening("city", in: closed)
    #expect(
      String(decoding: opened, as: UTF8.self)
        == text.replacing("City # all\n", by: "City # all\n    closed: false\n"))
    #expect(try SectionsEditor.opening("city", in: opened) == opened)
    let flow = try SectionsEditor.closing("b", in: Array(text.utf8))
    #expect(
      String(decoding: flow, as: UTF8.self)
        == text.replacing("title: B}", by: "title: B, closed: true}"))
    let added = try SectionsEditor.adding(
      SectionEntry(id: "c", title: "no", about: "[x]"), to: Array(text.utf8))
    #expect(
      String(decoding: added, as: UTF8.self) == text + "\n  - {id: c, title: 'no', about: '[x]'}")
    #expect(throws: RuleEditFailure.unknown(id: "citty", nearest: ["city"])) {
      try SectionsEditor.closing("citty", in: Array(text.utf8))
    }
  }

  @Test func generatedMastheadsKeepEveryOtherByte() throws {
    var random = SmallRandom(seed: 11)
    for round in 0..<400 {
      let sample = MastheadSample(using: &random)
      let text = Array(sample.text.utf8)
      let target = Int.random(in: 0..<sample.people.count, using: &random)
      let id = sample.people[target].id
      var change = PersonChange()
      switch Int.random(in: 0..<7, using: &random) {
      case 0: change.name = MastheadSample.name(using: &random)
      case 1: change.also = (0..<Int.random(in: 0...2, using: &random)).map { "Other: #\($0)" }
      case 2:
        change.emails =
          sample.people[target].emails.filter { _ in Bool.random(using: &random) }
          + ["new\(round)@blog.example"]
      case 3: change.roles = []
      case 4: change.roles = ["editor", "chief"].shuffled(using: &random)
      case 5: change.sections = .everywhere
      default: change.sections = .only(["city", "politics"])
      }
      guard let result = try? MastheadEditor.setting(id, change, in: text) else {
        Issue.record("\(change)\n\(sample.text)")
        continue
      }
      // Everything before the person and everything after is there, byte for byte.
      let (start, end) = sample.ranges[target]
      #expect(result.starts(with: text[..<start]), "\(sample.text)")
      #expect(
        result.reversed().starts(with: text[end...].reversed()), "\(sample.text)")
      // The same again changes nothing.
      #expect(try MastheadEditor.setting(id, change, in: result) == result)

      let more = try MastheadEditor.adding(
        PersonEntry(id: "kim", name: "Kim", roles: ["author"]), to: text)
      let kept = more.count - text.count
      #expect(kept > 0)
      let common = zip(more, text).prefix { $0 == $1 }.count
      #expect(more[(common + kept)...].elementsEqual(text[common...]), "only an insertion")
    }
  }
}
