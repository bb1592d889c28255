extension ValueDecoder {
  /// What a type's own `init(from:)`, or one of the standard library, found wrong.
  func translate(_ error: DecodingError, _ type: any Any.Type) -> JSONError {
    switch error {
    case .keyNotFound(let key, let details):
      return translate(.missingMember, "is missing", details.codingPath + [key])
    case .dataCorrupted(let details):
      if details.codingPath.count == place.steps.count, let words = Self.acceptedWords(type) {
        return mismatchOfWords(words)
      }
      return translate(.invalidValue, details.debugDescription, details.codingPath)
    case .typeMismatch(_, let details), .valueNotFound(_, let details):
      return translate(.typeMismatch, details.debugDescription, details.codingPath)
    @unknown default:
      return self.error(.invalidValue, "\(error)")
    }
  }

  private func translate(_ code: JSONError.Code, _ message: String, _ path: [any CodingKey]) -> JSONError {
    context.error(code, message, steps: path.map { WireKey($0) }, at: text)
  }

  private func mismatchOfWords(_ words: [String]) -> JSONError {
    error(.invalidValue, "expected one of \(words.joined(separator: ", ")), found \(text.summary)")
  }

  /// The raw values of an enum, as they are written; nil for other types.
  static func acceptedWords(_ type: any Any.Type) -> [String]? {
    guard let type = type as? any (CaseIterable & RawRepresentable).Type else { return nil }
    return words(type)
  }

  private static func words<Value: CaseIterable & RawRepresentable>(_ type: Value.Type) -> [String] {
    type.allCases.map { value in
      if let word = value.rawValue as? String { "\"\(word)\"" } else { "\(value.rawValue)" }
    }
  }
}
