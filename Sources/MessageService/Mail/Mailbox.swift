/// A mail address, with a name if there is one.
struct Mailbox: Sendable, Equatable {
  var name: String?
  /// `local@domain`, ASCII only.
  var address: String
  /// What stands behind the @.
  var domain: String { String(address[address.index(after: address.lastIndex(of: "@")!)...]) }
  /// For reading: `Name <local@domain>`.
  var text: String { name.map { "\($0) <\(address)>" } ?? address }

  /// Takes an address and a name.
  ///
  /// The address has to be a dot-atom on both sides of the @ (RFC 5322, 3.4.1), which is what addresses in use are.
  init(address: String, name: String? = nil) throws(MessageError) {
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, address.utf8.count <= 254, Self.isDotAtom(parts[0], Self.localCharacters),
      Self.isDotAtom(parts[1], Self.domainCharacters)
    else {
      throw .invalid("\"\(address)\" is no e-mail address of the form name@example.org, in ASCII")
    }
    self.address = address
    self.name = name
  }

  /// Reads `Name <local@domain>`, `"Name" <local@domain>` or `local@domain`.
  init(parsing text: String) throws(MessageError) {
    guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
      throw .invalid("\"\(text)\" contains a control character")
    }
    guard text.hasSuffix(">"), let open = text.lastIndex(of: "<") else {
      try self.init(address: text)
      return
    }
    var name = text[..<open]
    while name.last == " " { name.removeLast() }
    if name.count >= 2, name.first == "\"", name.last == "\"" { name = name.dropFirst().dropLast() }
    try self.init(address: String(text[text.index(after: open)...].dropLast()), name: name.isEmpty ? nil : String(name))
  }

  private static func isDotAtom(_ text: Substring, _ characters: Set<UInt8>) -> Bool {
    let atoms = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return atoms.allSatisfy { !$0.isEmpty && $0.allSatisfy(characters.contains) }
  }

  private static let domainCharacters = Set("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-".utf8)
  private static let localCharacters = domainCharacters.union("!#$%&'*+/=?^_`{|}~".utf8)
}
