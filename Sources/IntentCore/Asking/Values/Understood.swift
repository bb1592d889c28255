public import IntentJSON

/// What words at a placeholder came to.
public struct Understood: Sendable, Hashable {
  /// A parameter and its value.
  public struct Parameter: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its value.
    public var value: JSONText

    /// A parameter from its parts.
    public init(name: String, value: JSONText) {
      self.name = name
      self.value = value
    }
  }

  /// The placeholder's parameter first.
  public var parameters: [Parameter]

  init(_ name: String, _ value: some JSONWritable) {
    var writer = JSONWriter(capacity: 32)
    writer.value(value)
    parameters = [Parameter(name: name, value: writer.text)]
  }
}
