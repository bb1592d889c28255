/// Where the code of an intent is.
public enum HandlerSource: Sendable, Hashable {
  /// A dynamic library, by its base name: without folder, prefix or suffix.
  case library(String)
  /// A program and its arguments. A relative path starts at the registry's folder; a bare name that is not there is
  /// looked up in PATH.
  case exec([String])

  /// The name of a library's file on this platform: `libAttendanceCheckIn.so`.
  public static func fileName(ofLibrary name: String) -> String {
    #if canImport(Darwin)
      "lib\(name).dylib"
    #else
      "lib\(name).so"
    #endif
  }
}
