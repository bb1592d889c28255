// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is public here is documented by the protocol that asks for it.

public import IntentCore
import IntentModel

extension FileSpool: SpoolSchedules {
  public func schedules(except known: [String: ScheduleVersion]) throws(SpoolError) -> ScheduleListing {
    try reporting("cannot read \(layout.path)/schedules") { () throws(SystemCallError) in
      try scheduleFiles.list(except: known)
    }
  }

  public func addSchedule(_ name: ScheduleName, _ bytes: [UInt8], replacing: Bool) throws(SpoolError) -> Bool {
    try reporting("cannot write \(layout.path)/schedules/\(name).json") { () throws(SystemCallError) in
      try scheduleFiles.add(name, bytes, replacing: replacing)
    }
  }

  public func removeSchedule(_ name: ScheduleName) throws(SpoolError) -> Bool {
    try reporting("cannot remove \(layout.path)/schedules/\(name).json") { () throws(SystemCallError) in
      try scheduleFiles.remove(name)
    }
  }

  public func rejectSchedule(_ file: ScheduleFile, because error: ScheduleError) throws(SpoolError) {
    _ = try ownedSpool()
    let refusal = Refusal(schedule: file.fileName, error)
    let name = try reporting("cannot move \(layout.path)/schedules/\(file.fileName) to rejected/") {
      () throws(SystemCallError) in try scheduleFiles.reject(file, refusal)
    }
    guard let name else { return }
    options.onNotice(
      .rejected(
        name: file.fileName, as: name.description, code: refusal.kind.rawValue, message: refusal.message))
  }

  public func scheduleCursors() throws(SpoolError) -> [ScheduleName: ScheduleCursor] {
    try reporting("cannot read \(layout.path)/.intent/schedules") { () throws(SystemCallError) in
      try cursors.read()
    }
  }

  public func saveScheduleCursors(
    _ cursors: [ScheduleName: ScheduleCursor], settling: Bool
  ) throws(SpoolError) {
    _ = try ownedSpool()
    try reporting("cannot write to \(layout.path)/.intent/schedules") { () throws(SystemCallError) in
      try self.cursors.save(cursors, settling: settling)
    }
  }

  public func dropScheduleCursors(_ names: [ScheduleName]) throws(SpoolError) {
    _ = try ownedSpool()
    try reporting("cannot remove from \(layout.path)/.intent/schedules") { () throws(SystemCallError) in
      try cursors.drop(names)
    }
  }

  private var scheduleFiles: ScheduleFiles { ScheduleFiles(layout: layout, options: options) }
  private var cursors: ScheduleCursors { ScheduleCursors(layout: layout, durability: options.durability) }

  private func reporting<Result>(
    _ purpose: @autoclosure () -> String, _ body: () throws(SystemCallError) -> Result
  ) throws(SpoolError) -> Result {
    do throws(SystemCallError) { return try body() } catch { throw SpoolError(purpose(), error) }
  }
}
