#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where services keep their data.
struct DataCheckup: Checkup {
  var path: String

  func findings() -> [Finding] {
    guard access(path, F_OK) == 0 else {
      return [.skipped("data", "there is no \(path) yet; the first service that needs it makes it")]
    }
    if let facts = try? DirectoryFacts(path), facts.isReplaceableByAll {
      return [.problem("data", "\(path) is writable by everybody", remedy: "chmod o-w \(path)")]
    }
    if access(path, R_OK | W_OK | X_OK) == 0 { return [.fine("data", path)] }
    return [
      .problem(
        "data", "\(path) is not writable for this user (\(geteuid())): \(SystemError.text(errno))",
        remedy: "chown -R \(geteuid()) \(path), or name another with --data")
    ]
  }
}
