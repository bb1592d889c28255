/// A path behind an endpoint's address that cannot lead away from it.
enum RequestPath {
  /// What is wrong with a path, its query included; nil: nothing.
  static func problem(_ path: String) -> String? {
    guard path.utf8.count <= 8192 else { return "it is longer than 8192 bytes" }
    guard path.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"#\\\"<>^`{|}".utf8.contains($0) }) else {
      return "it has characters that have to be percent-encoded"
    }
    let place = path.prefix { $0 != "?" }
    guard !place.hasPrefix("/") else { return "it starts with a slash: it is put behind the endpoint's address" }
    let parts = place.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.first?.contains(":") != true else {
      return "its first part has a \":\", as the scheme of an address has"
    }
    for (index, part) in parts.enumerated() {
      if part.isEmpty, index < parts.count - 1 { return "a part of it is empty" }
      guard let bytes = decoded(part) else {
        return "\"\(part)\" is not percent-encoded: two hexadecimal digits follow %"
      }
      if bytes == Array(".".utf8) || bytes == Array("..".utf8) {
        return "\"\(part)\" leads out of the endpoint's address"
      }
      // What a server that decodes first would take for the end of a part, and then for "..".
      if bytes.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") || $0 < 0x20 }) {
        return "\"\(part)\" has a slash or a control character, percent-encoded"
      }
    }
    return nil
  }

  private static func decoded(_ part: Substring) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = part.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = rest.prefix(2)
      guard digits.count == 2, let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16),
        digits.first != UInt8(ascii: "+")
      else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return bytes
  }
}
