import IntentJSON
import IntentModel

// Members of one kind each: nil if the member is not there, or (and then a problem is noted) not what it must be.
extension RegistryReader {
  mutating func string(_ members: RegistryMembers, _ name: String) -> String? {
    guard let value = members[name] else { return nil }
    if let text = value.string { return text }
    fail(members.path(name), value, expected: "a string")
    return nil
  }

  mutating func bool(_ members: RegistryMembers, _ name: String) -> Bool? {
    guard let value = members[name] else { return nil }
    if let bool = value.bool { return bool }
    fail(members.path(name), value, expected: "true or false")
    return nil
  }

  mutating func integer(
    _ members: RegistryMembers, _ name: String, in range: ClosedRange<Int>, _ expected: String
  ) -> Int? {
    guard let value = members[name] else { return nil }
    if let number = value.integer(as: Int.self), range.contains(number) { return number }
    fail(members.path(name), value, expected: expected)
    return nil
  }

  mutating func number(
    _ members: RegistryMembers, _ name: String, in range: ClosedRange<Double>, _ expected: String
  ) -> Double? {
    guard let value = members[name] else { return nil }
    if let number = value.double, range.contains(number) { return number }
    fail(members.path(name), value, expected: expected)
    return nil
  }

  /// A duration longer than 0.
  mutating func duration(_ members: RegistryMembers, _ name: String) -> DurationText? {
    guard let value = members[name] else { return nil }
    if let duration = try? DurationText(value), duration.milliseconds > 0 { return duration }
    fail(
      members.path(name), value,
      expected: "a duration longer than 0 such as \"30s\", \"5m\" or \"1h\", or a number of seconds")
    return nil
  }
}
