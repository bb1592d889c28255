public import IntentJSON

/// Reads a service's configuration member by member, and says by name what is wrong with one.
///
/// What was not asked for when ``finish()`` is called is refused, so that a misspelled member never silently means the
/// default.
public struct ServiceConfiguration {
  private let service: String
  private let object: JSONText
  /// `library` says where the service's code is, which the runtime has read already.
  private var known = ["library"]

  /// The configuration of the service of this name.
  public init(service: String, _ object: JSONText) {
    self.service = service
    self.object = object
  }

  /// A part of a service's configuration, such as `http.endpoints.payments`.
  public init(part path: String, _ object: JSONText) {
    service = path
    self.object = object
    known = []
  }

  /// A member's value; nil if there is none or it is null.
  public mutating func value(_ name: String) -> JSONText? {
    known.append(name)
    guard let value = object[name], !value.isNull else { return nil }
    return value
  }

  /// A string.
  public mutating func string(_ name: String) throws(ServiceError) -> String? {
    guard let value = value(name) else { return nil }
    guard let string = value.string, !string.isEmpty else { throw wrong(name, "a string that is not empty", value) }
    return string
  }

  /// One of these words.
  public mutating func choice(_ name: String, of words: [String]) throws(ServiceError) -> String? {
    guard let value = value(name) else { return nil }
    guard let word = value.string, words.contains(word) else {
      throw wrong(name, "one of " + words.map { "\"\($0)\"" }.joined(separator: ", "), value)
    }
    return word
  }

  /// A whole number in a range.
  public mutating func integer(_ name: String, in range: ClosedRange<Int>) throws(ServiceError) -> Int? {
    guard let value = value(name) else { return nil }
    guard let number = value.integer(as: Int.self), range.contains(number) else {
      throw wrong(name, "a whole number from \(range.lowerBound) to \(range.upperBound)", value)
    }
    return number
  }

  /// A length of time, written `500ms`, `10s`, `2m`, `1h` or `90d`; in milliseconds.
  public mutating func milliseconds(_ name: String, in range: ClosedRange<Int>) throws(ServiceError) -> Int? {
    guard let value = value(name) else { return nil }
    guard let text = value.string, let length = Self.milliseconds(text), range.contains(length) else {
      throw wrong(
        name,
        "a length of time such as \"500ms\" or \"10s\", from \(range.lowerBound)ms to \(range.upperBound)ms", value)
    }
    return length
  }

  /// True or false.
  public mutating func bool(_ name: String) throws(ServiceError) -> Bool? {
    guard let value = value(name) else { return nil }
    guard let bool = value.bool else { throw wrong(name, "true or false", value) }
    return bool
  }

  /// An array of strings.
  public mutating func strings(_ name: String) throws(ServiceError) -> [String]? {
    guard let value = value(name) else { return nil }
    let strings = value.elements.map(\.string)
    guard value.kind == .array, !strings.isEmpty, !strings.contains(nil) else {
      throw wrong(name, "an array of strings", value)
    }
    return strings.compactMap { $0 }
  }

  /// An object whose members are strings, in order.
  public mutating func stringMembers(_ name: String) throws(ServiceError) -> [(name: String, value: String)]? {
    guard let value = value(name) else { return nil }
    guard value.kind == .object else { throw wrong(name, "an object of strings", value) }
    var result: [(name: String, value: String)] = []
    for member in value.members {
      guard let text = member.value.string else { throw wrong("\(name).\(member.name)", "a string", member.value) }
      result.append((member.name, text))
    }
    return result
  }

  /// Refuses members that nothing asked for.
  public func finish() throws(ServiceError) {
    let unknown = object.members.map(\.name).filter { !known.contains($0) }
    guard unknown.isEmpty else {
      throw ServiceError(
        "services.\(service) in registry.json has unknown members: \(unknown.joined(separator: ", ")); known are "
          + known.sorted().joined(separator: ", "))
    }
  }

  // IntentModel reads lengths of time too, but would double what a service costs to load.
  private static func milliseconds(_ text: String) -> Int? {
    let digits = text.utf8.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
    guard let number = Int(text.prefix(digits)) else { return nil }
    let unit: Int
    switch text.dropFirst(digits) {
    case "ms": unit = 1
    case "s": unit = 1000
    case "m": unit = 60_000
    case "h": unit = 3_600_000
    case "d": unit = 86_400_000
    default: return nil
    }
    let (length, overflow) = number.multipliedReportingOverflow(by: unit)
    return overflow ? nil : length
  }

  /// An error about a member.
  public func wrong(_ name: String, _ expected: String, _ found: JSONText) -> ServiceError {
    ServiceError("services.\(service).\(name) in registry.json has to be \(expected), found \(found.text.prefix(80))")
  }
}
