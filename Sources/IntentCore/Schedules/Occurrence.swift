import IntentJSON
public import IntentModel

/// One run of a schedule, by its nominal time: what makes it the same run whoever submits it, and however often.
public struct Occurrence: Sendable, Hashable {
  /// The schedule.
  public var schedule: ScheduleName
  /// The nominal time.
  public var at: Timestamp
  /// Whether a person asked for it.
  public var isManual: Bool

  /// A run at its time.
  public init(_ schedule: ScheduleName, at: Timestamp) {
    self.schedule = schedule
    self.at = at
    isManual = false
  }

  /// A run that a person asks for now.
  public init(manual schedule: ScheduleName, at: Timestamp) {
    self.schedule = schedule
    self.at = at
    isManual = true
  }

  /// The job's id: `NAME.20261130T170000Z`. That of a run by hand has milliseconds (`NAME.20261130T170012.345Z`), so
  /// that the two never meet.
  public var id: JobID {
    let compact = at.compact
    return JobID(unchecked: "\(schedule).\(isManual ? compact : "\(compact.prefix(15))Z")")
  }

  /// How much later than its nominal time the job starts, in milliseconds: less than the schedule's jitter, and the same
  /// whenever it is asked.
  public func delay(jitter: DurationText?) -> Int64 {
    guard let jitter, !isManual else { return 0 }
    // FNV's last bytes hardly reach its high bits, and ids differ in their last bytes: stirred once more (splitmix64).
    var hash = FNV1a.hash(id.text.utf8)
    hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
    hash ^= hash >> 31
    return Int64(hash % UInt64(jitter.milliseconds))
  }
}

extension Schedule {
  /// The job of a run: the template with the run's id, its start where that is later, and `schedule` with the
  /// schedule's name and the nominal time, for handlers.
  public func job(for occurrence: Occurrence) -> NewJob {
    var writer = JSONWriter(capacity: job.bytes.count + 256)
    writer.object { writer in
      writer.member(JobMember.id.rawValue, occurrence.id)
      writer.members(of: job)
      let delay = occurrence.delay(jitter: jitter)
      if delay > 0 { writer.member(JobMember.runAt.rawValue, occurrence.at.adding(milliseconds: delay)) }
      writer.object("schedule") { writer in
        writer.member("name", name)
        writer.member("at", occurrence.at)
      }
    }
    return NewJob(id: occurrence.id, bytes: writer.finish() + [UInt8(ascii: "\n")])
  }
}
