public import IntentJSON

/// A message as Python's email package reads it: a reading that shares no code with the writing.
public struct Mail {
  private let json: JSONText

  /// Reads a file.
  public init(_ path: String) throws {
    let reader = try ChildProcess("python3", [Fixtures.path("messages/read_mail.py"), path])
    json = try JSONText(validating: reader.readLine())
    reader.wait()
  }

  /// A text that the reader found.
  public subscript(_ name: String) -> String? { json[name]?.string }
  /// A number that the reader found.
  public func number(_ name: String) -> Double? { json[name]?.double }
  /// A truth value that the reader found.
  public func flag(_ name: String) -> Bool? { json[name]?.bool }
  /// A list of texts that the reader found.
  public func list(_ name: String) -> [String] { json[name]?.elements.compactMap(\.string) ?? [] }
  /// A list of objects that the reader found.
  public func objects(_ name: String) -> [JSONText] { json[name].map { Array($0.elements) } ?? [] }
}
