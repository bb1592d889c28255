#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Whether the kernel tells of new files. Without that the runtime works, a second later.
struct NotificationCheckup: Checkup {
  func findings() -> [Finding] {
    #if os(Linux)
      let descriptor = inotify_init1(Int32(IN_CLOEXEC))
      guard descriptor >= 0 else {
        let reason = errno == EMFILE ? "this user has too many instances of inotify" : SystemError.text(errno)
        return [
          .warning(
            "inotify", "\(reason): new files are found by looking every second",
            remedy: "sysctl fs.inotify.max_user_instances=1024")
        ]
      }
      close(descriptor)
      guard let watches = Self.number("max_user_watches"), let queued = Self.number("max_queued_events") else {
        return [.fine("inotify", "works")]
      }
      if watches < 1024 {
        return [
          .warning("inotify", "only \(watches) watches a user", remedy: "sysctl fs.inotify.max_user_watches=65536")
        ]
      }
      return [.fine("inotify", "works (\(watches) watches, \(queued) queued events)")]
    #else
      return [.skipped("inotify", "is Linux's; new files are found by looking every second")]
    #endif
  }

  private static func number(_ name: String) -> Int? {
    guard let bytes = try? TextFile.read("/proc/sys/fs/inotify/\(name)", limit: 64) else { return nil }
    return Int(String(decoding: bytes, as: UTF8.self).prefix { $0.isNumber })
  }
}
