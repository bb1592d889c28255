import FoundationEssentials

extension ValueEncoder {
  /// The bytes of any value; errors of every origin come out as ``JSONError`` with a path.
  static func bytes<Value: Encodable>(of value: Value, at place: CodingPlace) throws(JSONError) -> [UInt8] {
    if Value.self == JSONText.self, let text = value as? JSONText { return Array(text.bytes) }
    if Value.self == Date.self, let date = value as? Date { return try bytes(of: date, at: place) }
    if Value.self == URL.self, let url = value as? URL { return string(url.absoluteString) }
    let encoder = ValueEncoder(at: place)
    do {
      try value.encode(to: encoder)
    } catch let error as JSONError {
      throw error
    } catch EncodingError.invalidValue(_, let details) {
      throw failure(details.debugDescription, details.codingPath.map { WireKey($0) })
    } catch {
      throw failure("\(error)", place.steps)
    }
    return encoder.finish()
  }

  /// The digits of a number, the shortest that read back as the same one.
  static func digits<Value: BinaryFloatingPoint & CustomStringConvertible>(
    of value: Value, at place: @autoclosure () -> CodingPlace
  ) throws(JSONError) -> Substring.UTF8View {
    guard value.isFinite else { throw failure("\(value) cannot be written as JSON", place().steps) }
    let digits = value.description
    return (digits.hasSuffix(".0") ? digits.dropLast(2) : digits[...]).utf8
  }

  static func string(_ string: String) -> [UInt8] {
    var bytes: [UInt8] = []
    JSONEscape.append(string, to: &bytes)
    return bytes
  }

  private static func bytes(of date: Date, at place: CodingPlace) throws(JSONError) -> [UInt8] {
    let milliseconds = (date.timeIntervalSince1970 * 1000).rounded()
    guard milliseconds >= Double(RFC3339.firstMillisecond), milliseconds <= Double(RFC3339.lastMillisecond) else {
      throw failure("a date outside of the years 1 to 9999", place.steps)
    }
    return string(RFC3339.format(Int64(milliseconds)))
  }

  private static func failure(_ message: String, _ steps: [WireKey]) -> JSONError {
    JSONError(.invalidValue, message, path: JSONPath(steps).description)
  }
}
