import IntentCore
import IntentModel

extension Scheduler {
  /// Takes up what changed in `schedules/`.
  func look(at now: Timestamp) throws(SpoolError) {
    let hasNews = mayHaveNews && spool.takeScheduleNews()
    mayHaveNews = false
    let isDue = [entriesDue, waiting.values.map(\.until).min()].contains { $0.map { $0 <= now } ?? false }
    guard needsLook || hasNews || isDue else { return }
    needsLook = true
    // Also when a run is due: a schedule that was removed a moment ago does not run.
    let listing = try spool.schedules(except: known)
    forget(except: listing.names)
    var written: [ScheduleName: ScheduleCursor] = [:]
    if !listing.files.isEmpty || !hasLooked { written = try spool.scheduleCursors() }
    if !hasLooked {
      try spool.dropScheduleCursors(written.keys.filter { !listing.names.contains("\($0).json") })
    }
    if !gone.isEmpty {
      try spool.dropScheduleCursors(gone)
      gone = []
    }
    for file in listing.files.sorted(by: { $0.fileName < $1.fileName }) { try take(file, written, now) }
    if hasNews { refreshZones(at: now) }
    needsLook = false
    hasLooked = true
  }

  private func forget(except names: Set<String>) {
    for fileName in known.keys where !names.contains(fileName) {
      known[fileName] = nil
      if let name = Self.name(fileName) {
        entries[name] = nil
        undone?.cursors[name] = nil
        gone.append(name)
      }
    }
    for fileName in waiting.keys where !names.contains(fileName) { settled(fileName) }
  }

  private static func name(_ fileName: String) -> ScheduleName? { try? ScheduleName(String(fileName.dropLast(5))) }

  private func take(
    _ file: ScheduleFile, _ written: [ScheduleName: ScheduleCursor], _ now: Timestamp
  ) throws(SpoolError) {
    if file.mayPass {
      return wait(for: file, now, Self.settle, "schedules/\(file.fileName) \(file.fault ?? "cannot be read")")
    }
    do throws(ScheduleError) {
      let schedule = try read(file)
      let zone: TimeZoneRules
      do throws(TimeZoneError) { zone = try zones.rules(of: schedule.timezone) } catch {
        if error.code == .unknown { throw ScheduleError(field: "timezone", error.message) }
        entries[schedule.name] = nil
        return wait(for: file, now, Self.settle * 60, "schedules/\(file.fileName) cannot be followed: \(error)")
      }
      settled(file.fileName)
      known[file.fileName] = file.version
      follow(schedule, zone, changedAt: file.changedAt, written[schedule.name], now)
    } catch {
      if error.isUnfinished, file.mayBeUnfinished { return wait(for: file, now, Self.settle, nil) }
      try spool.rejectSchedule(file, because: error)
      settled(file.fileName)
      // Whatever it was before, it is no more.
      if let name = Self.name(file.fileName) {
        entries[name] = nil
        try spool.dropScheduleCursors([name])
      }
    }
  }

  private func read(_ file: ScheduleFile) throws(ScheduleError) -> Schedule {
    let name: ScheduleName
    do throws(ModelError) { name = try ScheduleName(String(file.fileName.dropLast(5))) } catch {
      throw ScheduleError("\(error); the file's name without .json is the schedule's")
    }
    guard let bytes = file.bytes else { throw ScheduleError(file.fault ?? "cannot be read") }
    return try ScheduleReader.read(bytes, name: name)
  }

  private func wait(for file: ScheduleFile, _ now: Timestamp, _ milliseconds: Int64, _ message: String?) {
    known[file.fileName] = nil
    let since = waiting[file.fileName]?.since ?? now
    waiting[file.fileName] = (now.adding(milliseconds: milliseconds), since)
    guard let message, said[file.fileName] != message else { return }
    said[file.fileName] = message
    log.note(.error, "\(message); it is tried again, every minute at least")
  }

  private func settled(_ fileName: String) {
    waiting[fileName] = nil
    said[fileName] = nil
  }

  private func follow(
    _ schedule: Schedule, _ zone: TimeZoneRules, changedAt: Timestamp, _ written: ScheduleCursor?, _ now: Timestamp
  ) {
    let before = entries[schedule.name]?.cursor ?? written
    let cursor = schedule.cursor(after: before, changedAt: changedAt, now: now)
    let timeline = schedule.timeline(in: zone)
    let next = schedule.nextDue(cursor, timeline: timeline, now: now)
    entries[schedule.name] = Entry(schedule: schedule, timeline: timeline, cursor: cursor, nextDue: next)
    if cursor != before {
      undone = undone ?? Undone()
      undone?.cursors[schedule.name] = cursor
      undone?.notes.append((.info, "schedule \(schedule.name): \(next.map { "runs next at \($0)" } ?? "does not run")"))
    }
  }

  /// Time zones change by decree, and their files with the machine's updates.
  private func refreshZones(at now: Timestamp) {
    for (name, entry) in entries where entry.timeline.zone != .utc {
      guard let zone = try? zones.rules(of: entry.schedule.timezone), zone != entry.timeline.zone else { continue }
      entries[name]?.timeline = entry.schedule.timeline(in: zone)
      log.note(.info, "schedule \(name): the rules of \(zone.name) have changed")
      recompute(name, at: now)
    }
  }
}
