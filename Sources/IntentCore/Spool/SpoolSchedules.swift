public import IntentModel

/// A spool that keeps schedules and how far each has come. It persists, and decides nothing.
///
/// Looking, adding and removing work with and without ownership; the rest requires it.
public protocol SpoolSchedules: Spool {
  /// Looks at the schedules' files.
  ///
  /// - Parameter known: Versions that were read before: their bytes are not read again.
  func schedules(except known: [String: ScheduleVersion]) throws(SpoolError) -> ScheduleListing
  /// Whether schedules may have changed since this was asked last. The first answer is true.
  func takeScheduleNews() -> Bool

  /// Adds a schedule, on stable storage when it returns; false: there is one of that name, and it may not be replaced.
  func addSchedule(_ name: ScheduleName, _ bytes: [UInt8], replacing: Bool) throws(SpoolError) -> Bool
  /// Removes a schedule, and how far it came; false: there was none.
  func removeSchedule(_ name: ScheduleName) throws(SpoolError) -> Bool
  /// Moves a file that is no schedule to where refused files lie, with the reason beside it.
  func rejectSchedule(_ file: ScheduleFile, because error: ScheduleError) throws(SpoolError)

  /// How far schedules came, as far as anything was written down.
  func scheduleCursors() throws(SpoolError) -> [ScheduleName: ScheduleCursor]
  /// Writes down how far schedules came, on stable storage when it returns.
  ///
  /// - Parameter settling: Whether jobs of theirs were found in the spool that may not be on stable storage yet: they are
  ///   then, before the cursors are.
  func saveScheduleCursors(_ cursors: [ScheduleName: ScheduleCursor], settling: Bool) throws(SpoolError)
  /// Forgets how far schedules came that are there no longer.
  func dropScheduleCursors(_ names: [ScheduleName]) throws(SpoolError)

  /// Whether a job of that id waits or runs.
  func isUnfinished(_ id: JobID) throws(SpoolError) -> Bool
}

/// Tells a file from what it was before somebody changed it.
public struct ScheduleVersion: Sendable, Hashable {
  private let text: String
  /// A version by what tells it apart.
  public init(_ text: String) { self.text = text }
}

/// A schedule's file as it lies in the spool.
public struct ScheduleFile: Sendable {
  /// The file's name.
  public var fileName: String
  /// Which of the files of that name.
  public var version: ScheduleVersion
  /// Its bytes; nil: it cannot be read as a file, for the reason that ``fault`` gives.
  public var bytes: [UInt8]?
  /// Why there are no bytes.
  public var fault: String?
  /// Whether that may pass, as trouble of the storage does: the file is to be looked at again, and is not refused.
  public var mayPass: Bool
  /// When it came to be as it is, by the storage's clock.
  public var changedAt: Timestamp
  /// Whether somebody may be writing it still: so lately was it changed, or it is open for writing.
  public var mayBeUnfinished: Bool

  /// A file of its parts.
  public init(
    fileName: String, version: ScheduleVersion, bytes: [UInt8]?, fault: String? = nil, mayPass: Bool = false,
    changedAt: Timestamp, mayBeUnfinished: Bool
  ) {
    self.fileName = fileName
    self.version = version
    self.bytes = bytes
    self.fault = fault
    self.mayPass = mayPass
    self.changedAt = changedAt
    self.mayBeUnfinished = mayBeUnfinished
  }
}

/// What there is of schedules.
public struct ScheduleListing: Sendable {
  /// Every file's name.
  public var names: Set<String>
  /// The files that were not known.
  public var files: [ScheduleFile]

  /// A listing of its parts.
  public init(names: Set<String> = [], files: [ScheduleFile] = []) {
    self.names = names
    self.files = files
  }
}
