/// Somebody in a history: who they are to git, and what the masthead says of them.
struct Staff: Hashable {
  var id: String
  var name: String
  var email: String
  var roles: [String]
  var sections: [String] = []
  var keys: [String] = []

  static let ann = Staff("ann", "Ann Arden", ["author"])
  static let bob = Staff("bob", "Bob Birch", ["author"])
  static let ed = Staff("ed", "Ed Elder", ["editor"])
  static let eva = Staff("eva", "Eva Elm", ["editor"])
  static let mo = Staff("mo", "Mo Maple", ["chief", "editor"])
  /// A second chief, on the masthead only where a history puts her there.
  static let zoe = Staff("zoe", "Zoe Yew", ["chief"])
  /// On no masthead.
  static let sam = Staff("sam", "Sam Nobody", [])
  /// A merge button.
  static let forge = Staff(id: "forge", name: "Forge", email: "noreply@forge.example", roles: [])

  static let team: [Staff] = [.ann, .bob, .ed, .eva, .mo]

  init(_ id: String, _ name: String, _ roles: [String]) {
    self.init(id: id, name: name, email: "\(id)@blog.example", roles: roles)
  }

  init(id: String, name: String, email: String, roles: [String]) {
    self.id = id
    self.name = name
    self.email = email
    self.roles = roles
  }

  func with(_ roles: String...) -> Staff { with(roles) }

  func with(_ roles: [String]) -> Staff {
    var staff = self
    staff.roles = roles
    return staff
  }

  func only(in sections: String...) -> Staff {
    var staff = self
    staff.sections = sections
    return staff
  }
}
