#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The system's libraries that services load.
struct LibraryCheckup: Checkup {
  /// UPSERT and window functions, which handlers' queries use, came with 3.25; WAL's known corruption bug ended with
  /// 3.7.11; STRICT tables came with 3.37.
  private static let leastSQLite = 3_037_000

  #if canImport(Darwin)
    private static let sqlite = "libsqlite3.dylib"
  #else
    private static let sqlite = "libsqlite3.so.0"
  #endif

  func findings() -> [Finding] {
    [sqlite()]
  }

  private func sqlite() -> Finding {
    let remedy = "apt-get install libsqlite3-0 (Debian, Ubuntu), dnf install sqlite-libs (Fedora)"
    guard let library = dlopen(Self.sqlite, RTLD_NOW | RTLD_LOCAL) else {
      return .problem("sqlite", "\(Self.sqlite) does not load: \(String(cString: dlerror()))", remedy: remedy)
    }
    typealias Number = @convention(c) () -> Int32
    guard let symbol = dlsym(library, "sqlite3_libversion_number") else {
      return .problem("sqlite", "\(Self.sqlite) is no SQLite", remedy: remedy)
    }
    let number = Int(unsafeBitCast(symbol, to: Number.self)())
    let version = "\(number / 1_000_000).\(number / 1000 % 1000).\(number % 1000)"
    if number < Self.leastSQLite {
      return .problem("sqlite", "version \(version) is too old for the store service: 3.37 or later", remedy: remedy)
    }
    return .fine("sqlite", "version \(version)")
  }
}
