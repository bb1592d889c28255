import CSystem
import IntentJSON
import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The process that owns a spool now.
struct SpoolHolder {
  var pid: Int32
  var since: Timestamp

  /// nil: nobody owns it. Looks without taking the lock, not even for a moment: that could turn a starting dispatcher
  /// away.
  init?(spool path: String) {
    guard let bytes = try? TextFile.read("\(path)/.intent/lock", limit: 4096),
      let text = try? JSONText(validating: bytes), let pid = text["pid"]?.integer(as: Int32.self),
      let since = text["since"]?.string.flatMap({ try? Timestamp(rfc3339: $0) }),
      // A later process of the same number is not the one that said so.
      text["start_time"]?.integer(as: UInt64.self) == spool_process_start(pid),
      // In a copy of a spool the file speaks of the original's owner.
      text["directory"]?.string == Self.directory(path)
    else { return nil }
    self.pid = pid
    self.since = since
  }

  /// Device and inode, as the lock's file has them.
  private static func directory(_ path: String) -> String? {
    var status = spool_status()
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return spool_status(descriptor, nil, &status) == 0 ? "\(status.device):\(status.inode)" : nil
  }
}
