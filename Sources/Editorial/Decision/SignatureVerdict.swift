/// What a commit's signature is worth under a masthead.
public enum SignatureVerdict: Hashable, Sendable {
  /// There is none.
  case missing
  /// It fits the commit, and the masthead lists the key.
  case valid(KeyHolder)
  /// It does not fit the commit, or is of no form that anybody may rely on.
  case invalid(String)
  /// Nobody on the masthead has the key that is named; whether it fits is asked only where that
  /// costs nothing.
  case unknownKey(String)
  /// The key is listed, and this machine cannot tell whether the signature fits.
  case cannotTell(String)

  /// The person whose key signed; nil where that is nobody's, or a forge's.
  public var person: PersonID? {
    if case .valid(.person(let id)) = self { id } else { nil }
  }

  /// The violation that it is where signatures name people; nil for a valid one, and where nobody
  /// can tell.
  public var code: Code? {
    switch self {
    case .missing: "signature.missing"
    case .invalid: "signature.invalid"
    case .unknownKey: "signature.unknown-key"
    case .valid, .cannotTell: nil
    }
  }
}

/// Whose key it is.
public enum KeyHolder: Hashable, Sendable {
  case person(PersonID)
  /// A committer that acts for the author, by its address on the masthead.
  case forge(String)
}

extension Masthead {
  /// Whose each key is.
  public var keyHolders: [SigningKey: KeyHolder] {
    var holders: [SigningKey: KeyHolder] = [:]
    // A key that is none was refused when the masthead was validated.
    for person in people {
      for text in person.keys {
        if let key = try? SigningKey(text) { holders[key] = .person(person.id) }
      }
    }
    for forge in forges {
      for text in forge.keys {
        if let key = try? SigningKey(text) { holders[key] = .forge(forge.email) }
      }
    }
    return holders
  }
}
