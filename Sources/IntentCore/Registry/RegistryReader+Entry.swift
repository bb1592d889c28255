import IntentJSON
import IntentModel

extension RegistryReader {
  /// `patterns` say how an intent is asked for: ``PatternBook`` reads them, and executing needs none.
  static let entryMembers = ["library", "exec", "description", "params", "patterns", "sha256"] + policyMembers

  /// One entry; nil if there is something wrong with it.
  mutating func entry(_ member: JSONMember, over defaults: IntentPolicy) -> RegistryEntry? {
    let name = member.name
    let path = "intents[\"\(name)\"]"
    let before = problems.count
    var key: IntentKey?
    do {
      key = try IntentKey(name)
    } catch {
      fail(path, member.value, error.message)
    }
    guard let members = members(member.value, path, known: Self.entryMembers) else { return nil }
    let handler = handler(members)
    let entry = (
      summary: string(members, "description"), policy: policy(members, over: defaults),
      sha256: sha256(members, of: handler), parameters: parameters(members, of: handler)
    )
    guard problems.count == before, let key, let handler else { return nil }
    return RegistryEntry(
      key: key, handler: handler, summary: entry.summary, policy: entry.policy, sha256: entry.sha256,
      parameters: entry.parameters, line: line(of: member.value))
  }

  private mutating func handler(_ members: RegistryMembers) -> HandlerSource? {
    switch (members["library"], members["exec"]) {
    case (let value?, nil): return library(value, members.path("library"))
    case (nil, let value?): return exec(value, members.path("exec"))
    case (_?, let value?): fail(members.path, value, "has both library and exec: an intent has one handler, remove one")
    case (nil, nil):
      fail(
        members.path, members.object,
        "has no handler: name its library, as in \"library\": \"AttendanceCheckIn\", or give \"exec\": [\"./program\"]")
    }
    return nil
  }

  private mutating func library(_ value: JSONText, _ path: String) -> HandlerSource? {
    let expected = "a library's base name of letters, digits, _ and -, such as \"AttendanceCheckIn\""
    guard let name = value.string else {
      fail(path, value, expected: expected)
      return nil
    }
    let isPlain = name.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    guard !name.isEmpty, isPlain else {
      let advice = name.contains("/") ? " without a folder" : name.contains(".") ? " without prefix and suffix" : ""
      fail(path, value, expected: expected + advice)
      return nil
    }
    return .library(name)
  }

  private mutating func exec(_ value: JSONText, _ path: String) -> HandlerSource? {
    let arguments = value.elements.map(\.string)
    guard !arguments.isEmpty else {
      fail(path, value, expected: "a program and its arguments, as in [\"./notify.py\", \"--fast\"]")
      return nil
    }
    var strings: [String] = []
    for (index, element) in value.elements.enumerated() {
      guard let string = arguments[index], !string.utf8.contains(0) else {
        fail("\(path)[\(index)]", element, expected: "a string without NUL")
        return nil
      }
      strings.append(string)
    }
    guard !strings[0].isEmpty, !strings[0].hasSuffix("/") else {
      fail(
        "\(path)[0]", value,
        "expected a program, such as \"./program\" beside the registry or \"python3\" in PATH, found \"\(strings[0])\"")
      return nil
    }
    return .exec(strings)
  }

  private mutating func sha256(_ members: RegistryMembers, of handler: HandlerSource?) -> String? {
    guard let value = members["sha256"] else { return nil }
    let path = members.path("sha256")
    if case .exec = handler {
      fail(path, value, "covers a library, and this intent has none: remove it")
      return nil
    }
    guard let text = value.string, text.utf8.count == 64,
      text.utf8.allSatisfy({ byte in
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
      })
    else {
      fail(path, value, expected: "64 hexadecimal digits, as sha256sum prints them")
      return nil
    }
    return text.lowercased()
  }
}
