/// Where the code of an intent is.
public enum HandlerSource: Sendable, Hashable {
  /// A dynamic library, by its base name: without folder, prefix or suffix.
  case library(String)
  /// A program and its arguments. The program is a path; a relative one is relative to the registry's folder.
  case exec([String])

  /// The name of a library's file on this platform: `libAttendanceCheckIn.so`.
  public static func fileName(ofLibrary name: String) -> String {
    #if canImport(Darwin)
      "lib\(name).dylib"
    #else
      "lib\(name).so"
    #endif
  }

  /// The path of the library's or the program's file.
  ///
  /// - Parameters:
  ///   - libraries: The folder of the libraries.
  ///   - folder: The registry's folder.
  public func path(libraries: String, folder: String) -> String {
    switch self {
    case .library(let name): Self.join(libraries, Self.fileName(ofLibrary: name))
    case .exec(let arguments): Self.join(folder, arguments.first ?? "")
    }
  }

  /// A program's arguments with its path as ``path(libraries:folder:)`` gives it; nil for a library.
  public func arguments(folder: String) -> [String]? {
    guard case .exec(let arguments) = self else { return nil }
    return [path(libraries: "", folder: folder)] + arguments.dropFirst()
  }

  private static func join(_ folder: String, _ name: String) -> String {
    if name.hasPrefix("/") || folder.isEmpty { return name }
    return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }
}
