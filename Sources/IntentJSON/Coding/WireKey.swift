/// A step of a coding path: a name as it is on the wire, or an index.
enum WireKey: CodingKey, Hashable {
  case name(String)
  case index(Int)

  init(stringValue: String) {
    self = .name(stringValue)
  }

  init(intValue: Int) {
    self = .index(intValue)
  }

  /// The step for a key that somebody else's code put into a coding path.
  init(_ key: any CodingKey) {
    if let wire = key as? WireKey {
      self = wire
    } else if let index = key.intValue {
      self = .index(index)
    } else {
      self = .name(WireName.of(key.stringValue))
    }
  }

  var stringValue: String {
    switch self {
    case .name(let name): name
    case .index(let index): String(index)
    }
  }

  var intValue: Int? {
    if case .index(let index) = self { index } else { nil }
  }
}
