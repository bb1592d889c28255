import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension NotifiedChanges {
  /// One change that the kernel told.
  struct Event {
    var watch: Int32
    /// Others were lost.
    var isOverflow: Bool
    /// Moved there, or closed after writing.
    var isComplete: Bool
    /// Moved there.
    var isMoved: Bool
    /// The watched directory itself is gone.
    var isGone: Bool
    var name: FileName?
  }

  /// The events in what was read.
  static func decode(_ bytes: ArraySlice<UInt8>) -> [Event] {
    bytes.withUnsafeBytes { bytes in
      var events: [Event] = []
      var raw = spool_event()
      var offset = spool_notify_next(bytes.baseAddress, bytes.count, 0, &raw)
      while offset > 0 {
        let name = raw.name.map { FileName(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
        events.append(
          Event(
            watch: raw.watch, isOverflow: raw.overflow != 0, isComplete: raw.complete != 0, isMoved: raw.moved != 0,
            isGone: raw.gone != 0, name: name))
        offset = spool_notify_next(bytes.baseAddress, bytes.count, offset, &raw)
      }
      return events
    }
  }
}
