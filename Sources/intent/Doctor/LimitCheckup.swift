#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the system allows this user.
struct LimitCheckup: Checkup {
  /// A dispatcher keeps some 30 files open, a worker some 20 and what its handlers open.
  private static let files: (least: UInt64, enough: UInt64) = (128, 1024)

  func findings() -> [Finding] {
    [openFiles(), fileSize()]
  }

  private func openFiles() -> Finding {
    let limit = Self.limit(RLIMIT_NOFILE)
    let remedy = "ulimit -n 4096, or LimitNOFILE=4096 in the service's unit"
    if limit < Self.files.least {
      return .problem("open files", "only \(limit) may be open at once", remedy: remedy)
    }
    if limit < Self.files.enough {
      return .warning("open files", "only \(limit) may be open at once; many handlers need more", remedy: remedy)
    }
    return .fine("open files", "\(limit) may be open at once")
  }

  private func fileSize() -> Finding {
    let limit = Self.limit(RLIMIT_FSIZE)
    if limit < 256 << 20 {
      return .problem(
        "file size", "files may not grow past \(limit) bytes, and the journal needs more",
        remedy: "ulimit -f unlimited, or LimitFSIZE=infinity in the service's unit")
    }
    return .fine("file size", "files may grow as they need")
  }

  #if canImport(Darwin)
    private static func limit(_ resource: Int32) -> UInt64 {
      var limit = rlimit()
      return getrlimit(resource, &limit) == 0 ? UInt64(limit.rlim_cur) : .max
    }
  #else
    private static func limit(_ resource: __rlimit_resource) -> UInt64 {
      var limit = rlimit()
      return getrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0 ? UInt64(limit.rlim_cur) : .max
    }
  #endif
}
