#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

import CSystem
import IntentCore
import Synchronization

/// What makes a dispatcher look: changes in `pending/`, `schedules/` and `.intent/control/`, the time between two scans,
/// or ourselves.
///
/// Where the kernel tells no changes (no inotify, or no more instances of it), the time between two scans is short.
final class SpoolWake: WakeSignal {
  /// What has happened since it was asked last.
  struct News: Sendable {
    /// Names in `pending/` that were moved there, or closed after writing.
    var complete: [FileName] = []
    /// Names that were only just created.
    var created: [FileName] = []
    /// Whether everything is to be looked through.
    var isScanDue = false
    /// Whether `pending/` itself was removed or moved.
    var isGone = false
  }

  let descriptor: Int32
  private let files: Files
  private let notifications: FileSystem.Descriptor?
  private let timer: Int32
  private let trigger: Int32
  private let pendingWatch: Int32
  private let schedulesWatch: Int32
  /// Guards the news, and that one thread at a time reads the notifications.
  private let news = Mutex(News())
  /// Whether `schedules/` may have changed since somebody asked.
  private let scheduleNews = Mutex(true)
  private let onScan = Mutex<(@Sendable () -> Void)?>(nil)
  private let onNotice: @Sendable (SpoolNotice) -> Void
  /// More names than this are not kept: a look through the directory is cheaper.
  private static let maximumNames = 16_384

  init(_ layout: Layout, options: FileSpoolOptions) throws(SpoolError) {
    files = layout.files
    onNotice = options.onNotice
    var (pendingWatch, schedulesWatch): (Int32, Int32) = (-1, -1)
    do throws(SystemCallError) {
      let notifications = try files.openNotifications()
      do {
        pendingWatch = try files.notify(notifications, of: "\(layout.path)/pending")
        _ = try files.notify(notifications, of: "\(layout.path)/.intent/control")
        schedulesWatch = try files.notify(notifications, of: "\(layout.path)/schedules")
      } catch {
        files.close(notifications)
        throw error
      }
      self.notifications = notifications
    } catch {
      notifications = nil
      onNotice(.polling(message: "\(layout.path)/pending cannot be watched: \(error.reason) (\(error.call))"))
    }
    self.pendingWatch = pendingWatch
    self.schedulesWatch = schedulesWatch
    let interval = notifications == nil ? options.pollInterval : options.scanInterval
    var (timer, trigger): (Int32, Int32) = (-1, -1)
    descriptor = spool_wake_open(notifications ?? -1, interval, &timer, &trigger)
    self.timer = timer
    self.trigger = trigger
    if descriptor < 0 {
      let code = errno
      if let notifications { files.close(notifications) }
      throw SpoolError("cannot wait for changes", SystemCallError("epoll_create", "", errno: code))
    }
    news.withLock { $0.isScanDue = true }
  }

  deinit {
    close(descriptor)
    if timer >= 0 { close(timer) }
    if trigger >= 0 { close(trigger) }
    if let notifications { files.close(notifications) }
  }

  /// Called at each scan.
  func setOnScan(_ action: @escaping @Sendable () -> Void) { onScan.withLock { $0 = action } }

  func consume() {
    let happened = spool_wake_consume(descriptor, timer, trigger)
    news.withLock { news in
      if happened & 1 != 0 { news.isScanDue = true }
      drain(&news)
    }
    if happened & 1 != 0 { scheduleNews.withLock { $0 = true } }
    if happened & 1 != 0, let action = onScan.withLock({ $0 }) { action() }
  }

  /// Has `pending/` looked through by the next claim, and `schedules/` by whoever asks next.
  func requestScan() {
    news.withLock { $0.isScanDue = true }
    scheduleNews.withLock { $0 = true }
    wakeUp()
  }

  /// Makes the descriptor readable: there is more to do.
  func wakeUp() { _ = spool_wake_trigger(descriptor, trigger) }

  /// The news since the last call.
  func takeNews() -> News {
    news.withLock { news in
      drain(&news)
      defer { news = News() }
      return news
    }
  }

  /// Whether `schedules/` may have changed since the last call.
  func takeScheduleNews() -> Bool {
    news.withLock { drain(&$0) }
    return scheduleNews.withLock { changed in
      defer { changed = false }
      return changed
    }
  }

  private func drain(_ news: inout News) {
    guard let notifications else { return }
    withUnsafeTemporaryAllocation(byteCount: 16_384, alignment: 8) { buffer in
      while true {
        // EAGAIN: that was all. Anything else would show in the scans.
        guard let count = try? files.read(notifications, into: buffer), count > 0 else { return }
        take(UnsafeRawBufferPointer(rebasing: buffer[..<count]), &news)
      }
    }
  }

  private func take(_ events: UnsafeRawBufferPointer, _ news: inout News) {
    var event = spool_event()
    var offset = 0
    while true {
      offset = spool_notify_next(events.baseAddress, events.count, offset, &event)
      if offset == 0 { return }
      if event.overflow != 0 {
        news.isScanDue = true
        onNotice(.overflow)
      }
      if event.overflow != 0 || event.watch == schedulesWatch { scheduleNews.withLock { $0 = true } }
      guard event.watch == pendingWatch else { continue }
      if event.gone != 0 { news.isGone = true }
      guard let pointer = event.name else { continue }
      let name = FileName(UnsafeRawBufferPointer(start: pointer, count: strlen(pointer)))
      guard Self.isDrop(name) else { continue }
      if news.complete.count + news.created.count >= Self.maximumNames {
        news.isScanDue = true
      } else if event.complete != 0 {
        news.complete.append(name)
      } else {
        news.created.append(name)
      }
    }
  }

  /// Whether a name in `pending/` is meant for the runtime: it ends in `.json` and does not start with a dot.
  static func isDrop(_ name: FileName) -> Bool { !name.isHidden && name.hasSuffix(".json") }
}
