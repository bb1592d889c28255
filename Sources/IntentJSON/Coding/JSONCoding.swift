/// The bridge between ``JSONText`` and `Codable`.
///
/// - A property `studentID` is `student_id` on the wire: names are taken from the type's coding keys and converted,
///   never the other way round. The keys of dictionaries are left alone.
/// - A `Date` is RFC 3339 (written in UTC with milliseconds), a `URL` a string, and a ``JSONText`` passes through byte
///   for byte.
/// - An integer takes plain digits only: `1.0` and `1e2` are none.
/// - Members that the type does not know are ignored.
/// - Errors name the member's path on the wire, what was expected there and what was found. An error that a type's own
///   `init(from:)` throws is given the path too.
public enum JSONCoding {
  /// Reads a value.
  ///
  /// - Parameter path: Where the text lies in what the reader of an error knows; put before the paths in errors. Lines
  ///   and columns are only given without one, since they count from the start of `text`.
  /// - Throws: ``JSONError``
  public static func decode<Value: Decodable>(
    _ type: Value.Type = Value.self, from text: JSONText, path: String = ""
  ) throws(JSONError) -> Value {
    let decoder = ValueDecoder(text: text, place: CodingPlace(), context: DecodingContext(root: text, prefix: path))
    return try decoder.value(type)
  }

  /// Writes a value. What it returns is valid by ``JSONText/init(validating:limits:)-(ArraySlice<UInt8>,_)``, whatever
  /// the value's own `encode(to:)` does.
  ///
  /// - Throws: ``JSONError``: for a number that is not finite, a name written twice, or more than 128 levels.
  public static func encode(_ value: some Encodable) throws(JSONError) -> JSONText {
    let bytes = try ValueEncoder.bytes(of: value, at: CodingPlace())
    do throws(JSONError) {
      return try JSONText(validating: bytes, limits: JSONLimits(maxBytes: .max))
    } catch {
      // The position is one in bytes that nobody gets to see.
      throw JSONError(error.code, error.message, path: error.path)
    }
  }
}
