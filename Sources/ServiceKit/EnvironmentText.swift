#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Configured text in which `${NAME}` stands for an environment variable of the worker, so that secrets stay out of
/// registry.json.
public enum EnvironmentText {
  /// The text with the variables' values in it; a `$` that does not begin `${NAME}` stands for itself.
  ///
  /// - Parameter place: where the text stands, for the error: `services.messages.password in registry.json`.
  /// - Throws: `ServiceError` where a variable is not set.
  public static func expand(_ text: String, place: String) throws(ServiceError) -> String {
    var result = ""
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      let after = rest.index(after: dollar)
      guard after < rest.endIndex, rest[after] == "{", let end = rest[after...].firstIndex(of: "}") else {
        result += rest[...dollar]
        rest = rest[after...]
        continue
      }
      let name = String(rest[rest.index(after: after)..<end])
      guard let found = getenv(name) else {
        throw ServiceError("\(place): the environment variable \(name) is not set")
      }
      result += rest[..<dollar] + String(cString: found)
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
