/// The name of an intent: `domain.kind.action`, such as `attendance.exec.notify_guardians_late`.
///
/// Domain and action are lower snake case, `[a-z][a-z0-9]*(_[a-z0-9]+)*`, of at most 64 bytes; there is never a double
/// underscore, so that ``symbol`` is unambiguous.
public struct IntentKey: TextValue {
  /// What it is, for people who write one.
  public static let form = "intent key"
  /// One.
  public static let example = "attendance.exec.check_in"

  /// What an intent may do.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Changes something.
    case exec
    /// Only reads.
    case query
  }

  /// The whole key.
  public let text: String
  /// What the intent may do.
  public let kind: Kind
  /// The text's, reckoned once: a job's key is looked up in a dozen tables.
  private let hash: Int

  /// Checks a key that is not known before the program runs.
  ///
  /// A literal, even in `IntentKey("...")`, is taken by ``init(stringLiteral:)`` instead, which traps.
  public init(_ text: String) throws(ModelError) {
    guard let kind = Self.kind(of: text) else { throw Self.fault(of: text) }
    self.text = text
    self.kind = kind
    hash = text.hashValue
  }

  /// The kind of a key; nil: it is none. In one pass: each job's key is read twice.
  private static func kind(of text: String) -> Kind? {
    var text = text
    return text.withUTF8 { bytes in
      let dot = UInt8(ascii: ".")
      guard let first = bytes.firstIndex(of: dot), let second = bytes[(first + 1)...].firstIndex(of: dot),
        Alphabet.isLowerWords(bytes[..<first], separators: "_", maximum: 64),
        Alphabet.isLowerWords(bytes[(second + 1)...], separators: "_", maximum: 64)
      else { return nil }
      return Kind.allCases.first { $0.rawValue.utf8.elementsEqual(bytes[(first + 1)..<second]) }
    }
  }

  /// What is wrong with a text that is no key.
  private static func fault(of text: String) -> ModelError {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3 else {
      return invalid(text, "it has \(parts.count) part\(parts.count == 1 ? "" : "s")")
    }
    if Kind(rawValue: String(parts[1])) == nil { return invalid(text, "its kind is \(quoted(String(parts[1])))") }
    let isDomain = Alphabet.isLowerWords(parts[0].utf8, separators: "_", maximum: 64)
    let (part, name) = isDomain ? (parts[2], "action") : (parts[0], "domain")
    return invalid(text, "its \(name) is \(quoted(String(part)))")
  }

  /// Compares the texts: the kind follows from them.
  public static func == (left: IntentKey, right: IntentKey) -> Bool {
    left.hash == right.hash && left.text == right.text
  }

  /// The text's.
  public func hash(into hasher: inout Hasher) { hasher.combine(hash) }

  /// What the intent is about: the first part.
  public var domain: String { String(text.prefix { $0 != "." }) }

  /// What it does: the last part.
  public var action: String { String(text.dropFirst(domain.utf8.count + kind.rawValue.utf8.count + 2)) }

  /// The name of the handler's entry in a library: `intent_handler_attendance__exec__check_in`.
  public var symbol: String { "intent_handler_\(domain)__\(kind.rawValue)__\(action)" }

  private static func invalid(_ text: String, _ reason: String) -> ModelError {
    ModelError(
      .invalidIntentKey,
      "\(quoted(text)) is no intent key: \(reason). It takes domain.kind.action with the kind exec or query, and "
        + "domain and action in lower snake case of at most 64 letters, digits and single underscores, as in "
        + "attendance.exec.check_in")
  }
}

extension IntentKey: ExpressibleByStringLiteral {
  /// A key written in the source. Traps with the reason if it is none.
  public init(stringLiteral text: String) {
    do throws(ModelError) { try self.init(text) } catch { fatalError(error.message) }
  }
}
