import FoundationEssentials

extension ValueDecoder {
  /// Decodes any type; errors of every origin come out as ``JSONError`` with a path.
  func value<Value: Decodable>(_ type: Value.Type) throws(JSONError) -> Value {
    if type == JSONText.self { return cast(text) }
    if type == Date.self { return cast(try date()) }
    if type == URL.self { return cast(try url()) }
    do {
      return try Value(from: self)
    } catch let error as JSONError {
      throw error
    } catch let error as DecodingError {
      throw translate(error, type)
    } catch {
      throw self.error(.invalidValue, "\(error)")
    }
  }

  /// The same value under the name of a generic parameter that was found to be its type.
  private func cast<From, To>(_ value: From) -> To {
    guard let value = value as? To else { preconditionFailure("\(From.self) is not \(To.self)") }
    return value
  }

  private func date() throws(JSONError) -> Date {
    let string = try string()
    do throws(RFC3339.Fault) {
      return Date(timeIntervalSince1970: Double(try RFC3339.parse(string)) / 1000)
    } catch {
      throw self.error(
        .invalidValue,
        "expected an RFC 3339 time such as 2026-11-21T00:23:13Z, found \(text.summary), which \(error.reason)")
    }
  }

  private func url() throws(JSONError) -> URL {
    guard let url = URL(string: try string()) else { throw mismatch("a URL") }
    return url
  }
}
