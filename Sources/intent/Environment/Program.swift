#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The running program's own file.
enum Program {
  /// Its path, symbolic links resolved; nil where the system does not say.
  static var path: String? {
    #if canImport(Darwin)
      var size: UInt32 = 0
      _ = _NSGetExecutablePath(nil, &size)
      var buffer = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&buffer, &size) == 0, let real = realpath(buffer, nil) else { return nil }
      defer { free(real) }
      return String(cString: real)
    #else
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Int(PATH_MAX)) { buffer in
        let count = readlink("/proc/self/exe", buffer.baseAddress!, buffer.count)
        return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
      }
    #endif
  }

  /// The directory it lies in, where libraries and the registry are looked for; the working directory if unknown.
  static var directory: String {
    path.map(AbsolutePath.folder) ?? "."
  }

  /// The path of a file beside it.
  static func beside(_ name: String) -> String {
    directory == "/" ? "/\(name)" : "\(directory)/\(name)"
  }

  /// The path of one that is found in PATH; nil: none is.
  static func inPath(_ name: String) -> String? {
    (Variables["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }
}
