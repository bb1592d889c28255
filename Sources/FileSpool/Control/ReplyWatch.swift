#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Waits for something to change in `.intent/control/`; where the kernel tells no changes, for a moment.
final class ReplyWatch {
  private let files: Files
  private let notifications: FileSystem.Descriptor?

  init(_ layout: Layout) {
    files = layout.files
    guard let notifications = try? files.openNotifications() else {
      self.notifications = nil
      return
    }
    if (try? files.notify(notifications, of: "\(layout.path)/.intent/control")) == nil {
      files.close(notifications)
      self.notifications = nil
    } else {
      self.notifications = notifications
    }
  }

  deinit {
    if let notifications { files.close(notifications) }
  }

  /// Returns when something has changed, or the time is over.
  func wait(milliseconds: Int32) {
    guard let notifications else {
      _ = poll(nil, 0, min(milliseconds, 20))
      return
    }
    var waiting = pollfd(fd: notifications, events: Int16(POLLIN), revents: 0)
    _ = poll(&waiting, 1, milliseconds)
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { buffer in
      // Only that something changed matters; the directory says what.
      _ = try? files.read(notifications, into: buffer)
    }
  }
}
