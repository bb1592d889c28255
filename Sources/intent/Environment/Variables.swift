#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The environment's variables.
enum Variables {
  /// The value of a variable; nil if it is not set, or empty, which people mean the same by.
  static subscript(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}
