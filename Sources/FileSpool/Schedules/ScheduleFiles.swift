#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

import IntentCore
import IntentModel

/// The files in `schedules/`: what lies there, and how commands put something there or take it away.
struct ScheduleFiles {
  let layout: Layout
  let options: FileSpoolOptions

  private var files: Files { layout.files }

  // MARK: Looking

  func list(except known: [String: ScheduleVersion]) throws(SystemCallError) -> ScheduleListing {
    var names: [FileName] = []
    try files.forEachName(in: layout.schedules) { (name) throws(SystemCallError) in
      if SpoolWake.isDrop(name) { names.append(name) }
      return true
    }
    var listing = ScheduleListing()
    for name in names {
      guard let status = try files.status(of: name, in: layout.schedules) else { continue }
      listing.names.insert(name.description)
      if known[name.description] == Self.version(status) { continue }
      if let file = try read(name, status) { listing.files.append(file) }
    }
    return listing
  }

  /// nil: it has just gone. One that the system does not let be read holds up nobody else.
  private func read(_ name: FileName, _ status: FileStatus) throws(SystemCallError) -> ScheduleFile? {
    if status.kind != .regular { return faulty(name, status, "is \(status.kind.rawValue), not a regular file") }
    do throws(SystemCallError) {
      let file = try files.open(name, in: layout.schedules, .read)
      defer { files.close(file) }
      return try read(name, file)
    } catch {
      if error.isAbsence { return nil }
      let isDenied = status.permissions & (status.owner == geteuid() ? 0o400 : 0o004) == 0
      if error.isNotOurs, isDenied {
        return faulty(name, status, "cannot be read by the runtime (\(error.reason)): make it readable for it")
      }
      return faulty(name, status, "cannot be read (\(error.reason))", mayPass: true)
    }
  }

  private func read(_ name: FileName, _ file: FileSystem.Descriptor) throws(SystemCallError) -> ScheduleFile {
    let status = try files.status(of: file)
    if status.size > ScheduleReader.maximumSize {
      return faulty(name, status, "has \(status.size) bytes, and may have \(ScheduleReader.maximumSize)")
    }
    let bytes = try files.contents(of: file, size: status.size, limit: ScheduleReader.maximumSize)
    let age = options.clock.now().milliseconds - status.identity.changed / 1_000_000
    let hasWriter = try files.hasWriter(file)
    return ScheduleFile(
      fileName: name.description, version: Self.version(status), bytes: bytes, changedAt: Self.changed(status),
      mayBeUnfinished: hasWriter == true || (0..<options.settle).contains(age))
  }

  private func faulty(_ name: FileName, _ status: FileStatus, _ fault: String, mayPass: Bool = false) -> ScheduleFile {
    ScheduleFile(
      fileName: name.description, version: Self.version(status), bytes: nil, fault: fault, mayPass: mayPass,
      changedAt: Self.changed(status), mayBeUnfinished: false)
  }

  private static func changed(_ status: FileStatus) -> Timestamp {
    Timestamp(milliseconds: status.identity.changed / 1_000_000)
  }

  private static func version(_ status: FileStatus) -> ScheduleVersion {
    let identity = status.identity
    return ScheduleVersion("\(identity.inode) \(identity.size) \(identity.modified) \(identity.changed)")
  }

  // MARK: Changing

  func add(_ name: ScheduleName, _ bytes: [UInt8], replacing: Bool) throws(SystemCallError) -> Bool {
    let draft = FileName(Submitting.draftPrefix + JobUID.make(at: options.clock.now()).text)
    let file = FileName("\(name).json")
    try files.write(bytes, as: draft, in: layout.temporary, sync: isSynced)
    do throws(SystemCallError) {
      if replacing {
        try files.renameReplacing(draft, in: layout.temporary, to: file, in: layout.schedules)
      } else {
        try files.rename(draft, in: layout.temporary, to: file, in: layout.schedules)
      }
    } catch {
      _ = try? files.unlink(draft, in: layout.temporary)
      if error.isCollision { return false }
      throw error
    }
    if isSynced { try files.sync(layout.schedules) }
    return true
  }

  /// The file goes before its cursor: a schedule without one would begin at its file's time again.
  func remove(_ name: ScheduleName) throws(SystemCallError) -> Bool {
    let file = FileName("\(name).json")
    let wasThere = try files.unlink(file, in: layout.schedules)
    if isSynced { try files.sync(layout.schedules) }
    if try files.unlink(file, in: layout.cursors), isSynced { try files.sync(layout.cursors) }
    return wasThere
  }

  /// The reason first; the file's rename is the mark that it is done. In no journal: it is synced at once.
  func reject(_ file: ScheduleFile, _ refusal: Refusal) throws(SystemCallError) -> FileName? {
    let source = FileName(file.fileName)
    guard let status = try files.status(of: source, in: layout.schedules), Self.version(status) == file.version else {
      return nil
    }
    let now = options.clock.now()
    let (destination, reason) = try Rejecting.freeNames(for: source, layout, now: now, replacesReason: true)
    let draft: FileName = "schedule-rejection"
    try files.write(refusal.bytes(name: source, at: now), as: draft, in: layout.temporary, sync: isSynced)
    try files.renameReplacing(draft, in: layout.temporary, to: reason, in: layout.rejected)
    do throws(SystemCallError) {
      try files.rename(source, in: layout.schedules, to: destination, in: layout.rejected)
    } catch {
      _ = try? files.unlink(reason, in: layout.rejected)
      throw error
    }
    if isSynced {
      try files.sync(layout.rejected)
      try files.sync(layout.schedules)
    }
    return destination
  }

  private var isSynced: Bool { options.durability == .power }
}
