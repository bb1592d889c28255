#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

import Synchronization

/// The directories of `completed/`, one a day, made when the first record of the day needs them.
///
/// The last few stay open. The lock guards which; a descriptor that was handed out stays open until this goes, or the
/// directory behind it is gone.
final class DayDirectories: Sendable {
  private let files: Files
  private let completed: FileSystem.Descriptor
  private let opened = Mutex<[String: FileSystem.Descriptor]>([:])

  init(_ layout: Layout) {
    files = layout.files
    completed = layout.completed
  }

  deinit { closeAll() }

  /// The directory of a day, made if it is missing.
  func open(_ day: String) throws(SystemCallError) -> FileSystem.Descriptor {
    if let descriptor = opened.withLock({ $0[day] }) { return descriptor }
    let name = FileName(day)
    let descriptor: FileSystem.Descriptor
    do { descriptor = try files.open(name, in: completed, .directory) } catch where error.errno == ENOENT {
      try files.makeDirectory(name, in: completed)
      return try keep(day, try files.open(name, in: completed, .directory))
    }
    return try keep(day, descriptor)
  }

  /// The directory of a day; nil: there is none.
  func openIfPresent(_ day: String) throws(SystemCallError) -> FileSystem.Descriptor? {
    if let descriptor = opened.withLock({ $0[day] }) { return descriptor }
    do { return try keep(day, try files.open(FileName(day), in: completed, .directory)) } catch
      where error.errno == ENOENT
    {
      return nil
    }
  }

  /// Forgets a day whose directory was removed under our hands.
  func forget(_ day: String) {
    if let descriptor = opened.withLock({ $0.removeValue(forKey: day) }) { files.close(descriptor) }
  }

  /// The days there are, newest first.
  func days() throws(SystemCallError) -> [String] {
    var days: [String] = []
    try files.forEachName(in: completed) { (name) throws(SystemCallError) in
      if Self.isDay(name) { days.append(name.description) }
      return true
    }
    return days.sorted(by: >)
  }

  private func keep(_ day: String, _ descriptor: FileSystem.Descriptor) throws(SystemCallError)
    -> FileSystem.Descriptor
  {
    let other = opened.withLock { opened in
      let other = opened[day]
      if other == nil { opened[day] = descriptor }
      return other
    }
    if let other {
      files.close(descriptor)
      return other
    }
    return descriptor
  }

  private func closeAll() {
    opened.withLock { opened in
      for descriptor in opened.values { files.close(descriptor) }
      opened = [:]
    }
  }

  /// Whether a name is `2026-11-21`.
  static func isDay(_ name: FileName) -> Bool {
    name.bytes.count == 10
      && zip(name.bytes, "0000-00-00".utf8).allSatisfy { byte, form in
        form == UInt8(ascii: "-") ? byte == form : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      }
  }
}
