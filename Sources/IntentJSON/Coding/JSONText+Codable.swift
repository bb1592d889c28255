extension JSONText: Codable {
  /// Takes the bytes of the value that is being decoded. Only ``JSONCoding`` has them.
  public init(from decoder: any Decoder) throws {
    guard let decoder = decoder as? ValueDecoder else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "JSONText is read by JSONCoding only"))
    }
    self = decoder.text
  }

  /// Writes the bytes as they are. Only ``JSONCoding`` can.
  public func encode(to encoder: any Encoder) throws {
    guard let encoder = encoder as? ValueEncoder else {
      throw EncodingError.invalidValue(
        self, .init(codingPath: encoder.codingPath, debugDescription: "JSONText is written by JSONCoding only"))
    }
    encoder.set(Array(bytes))
  }
}

extension JSONText {
  /// The value in a few words, for errors.
  var summary: String {
    switch kind {
    case .object: return "an object"
    case .array: return "an array"
    case .null: return "null"
    case .bool: return text
    case .number: return "the number \(shortened(text))"
    case .string: return "the string \"\(shortened(string ?? ""))\""
    }
  }

  private func shortened(_ text: String) -> String {
    text.count > 40 ? text.prefix(40) + "..." : text
  }
}
