import FileSpool
import IntentCore
import IntentJSON
import IntentModel

/// The schedules of a spool, as a command looks at them.
struct ScheduleShelf {
  let spool: FileSpool
  let path: String

  /// - Parameter isMade: Whether the spool is made if it is not there.
  init(_ options: SpoolOptions, isMade: Bool = false) throws(CommandFailure) {
    spool = try isMade ? options.open() : options.openExisting()
    path = options.path
  }

  /// Of a spool that is open already.
  init(_ spool: FileSpool, at path: String) {
    self.spool = spool
    self.path = path
  }

  /// Every file, by its name; what is no schedule with the reason.
  func all() throws(CommandFailure) -> [(name: String, schedule: Result<Schedule, ScheduleError>)] {
    try files().map { file in (String(file.fileName.dropLast(5)), Self.read(file)) }.sorted { $0.name < $1.name }
  }

  /// One of that name, and its file's bytes.
  func find(_ name: ScheduleName) throws(CommandFailure) -> (Schedule, [UInt8]) {
    guard let file = try files().first(where: { $0.fileName == "\(name).json" }) else { throw missing(name) }
    switch Self.read(file) {
    case .success(let schedule): return (schedule, file.bytes ?? [])
    case .failure(let error): throw CommandFailure(.badData, "\(path)/schedules/\(name).json: \(error)")
    }
  }

  /// There is none of that name.
  func missing(_ name: ScheduleName) -> CommandFailure {
    CommandFailure(
      .noInput, "there is no schedule \(name) in \(path)/schedules: intent schedule list shows those there are")
  }

  /// Adds one; false: there is one of that name, and it may not be replaced.
  func add(_ name: ScheduleName, _ bytes: [UInt8], replacing: Bool) throws(CommandFailure) -> Bool {
    do { return try spool.addSchedule(name, bytes, replacing: replacing) } catch { throw CommandFailure(error) }
  }

  /// Removes one.
  func remove(_ name: ScheduleName) throws(CommandFailure) {
    do {
      if try spool.removeSchedule(name) { return }
    } catch {
      throw CommandFailure(error)
    }
    throw missing(name)
  }

  /// Submits a job.
  func submit(_ job: NewJob) throws(CommandFailure) -> Submission {
    do { return try spool.submit([job])[0] } catch { throw CommandFailure(error) }
  }

  /// How far they came.
  func cursors() throws(CommandFailure) -> [ScheduleName: ScheduleCursor] {
    do { return try spool.scheduleCursors() } catch { throw CommandFailure(error) }
  }

  private func files() throws(CommandFailure) -> [ScheduleFile] {
    do { return try spool.schedules(except: [:]).files } catch { throw CommandFailure(error) }
  }

  private static func read(_ file: ScheduleFile) -> Result<Schedule, ScheduleError> {
    do throws(ScheduleError) {
      guard let name = try? ScheduleName(String(file.fileName.dropLast(5))) else {
        throw ScheduleError("the file's name without .json is no schedule's name")
      }
      guard let bytes = file.bytes else { throw ScheduleError(file.fault ?? "cannot be read") }
      return .success(try ScheduleReader.read(bytes, name: name))
    } catch {
      return .failure(error)
    }
  }
}
