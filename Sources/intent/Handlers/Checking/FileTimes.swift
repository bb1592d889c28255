import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// When files were written.
enum FileTimes {
  /// When a file's contents last changed, in nanoseconds since 1970; nil: there is no such file.
  static func written(_ path: String) -> Int64? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
