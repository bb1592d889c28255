public import IntentJSON
public import IntentModel

/// What a line of a batch's journal says.
public enum BatchEntry: Sendable, Equatable {
  /// A job began to execute the batch: the one it was made for, or a record that was put back. With another job than
  /// the last one, items that did not complete are open again.
  case begun(job: JobUID, at: Timestamp)
  /// An item has ended.
  case ended(item: Int, ItemEnd)
  /// An item is tried again, not before a time.
  case waits(item: Int, ItemPast, until: Timestamp, IntentError?)
  /// How far the batch is, so that nobody has to read the whole journal for it. The follow-ups of every item above are
  /// submitted.
  case progress(BatchCounts, BatchPace, at: Timestamp)
  /// Parameters were taken out of the items.
  case redacted(at: Timestamp)
}

extension BatchEntry: JSONWritable {
  /// Writes an object on one line: `{"item":17,"status":"completed","ms":3}`,
  /// `{"item":17,"status":"waiting","retry_count":1,"due_at":..,"error":{..}}`, `{"event":"begun",..}`.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      switch self {
      case .begun(let job, let time):
        writer.member("event", "begun")
        writer.member("job_uid", job)
        writer.member("at", time)
      case .redacted(let time):
        writer.member("event", "redacted")
        writer.member("at", time)
      case .progress(let counts, let pace, let time):
        writer.member("event", "progress")
        counts.writeMembers(to: &writer)
        writer.member("begun_at", pace.begunAt)
        writer.member("ended_before", pace.endedBefore)
        writer.member("at", time)
      case .ended(let item, let end):
        writer.member("item", item)
        Self.write(end, to: &writer)
      case .waits(let item, let past, let time, let error):
        writer.member("item", item)
        writer.member("status", "waiting")
        past.writeMembers(to: &writer)
        writer.member("due_at", time)
        Self.write(error, to: &writer)
      }
    }
  }

  private static func write(_ end: ItemEnd, to writer: inout JSONWriter) {
    writer.member("status", end.status.rawValue)
    writer.member("ms", end.milliseconds)
    writer.memberIfPresent("result", end.result?.onOneLine)
    write(end.error, to: &writer)
    if end.followUps.isEmpty { return }
    writer.name("follow_ups")
    writer.array { writer in
      for job in end.followUps {
        writer.object { writer in
          writer.member("id", job.id)
          // As text: what is put into pending/ has to be the same bytes, however often.
          writer.member("file", String(decoding: job.bytes, as: UTF8.self))
        }
      }
    }
  }

  private static func write(_ error: IntentError?, to writer: inout JSONWriter) {
    guard let error else { return }
    writer.object("error") { writer in
      writer.member("kind", error.kind.rawValue)
      writer.member("message", error.message)
      writer.memberIfPresent("field", error.field)
      writer.memberIfPresent("details", error.details?.onOneLine)
    }
  }
}

extension BatchEntry {
  /// Reads a line; nil: it is none of these.
  public init?(_ text: JSONText) {
    var members: [String: JSONText] = [:]
    for member in text.members { members[member.name] = member.value }
    if let item = members["item"]?.integer(as: Int.self), (1...BatchItem.largestCount).contains(item) {
      self.init(item: item, members)
      return
    }
    guard let time = Self.time(members["at"]) else { return nil }
    switch members["event"]?.string {
    case "begun":
      guard let job = members["job_uid"]?.string.flatMap({ try? JobUID($0) }) else { return nil }
      self = .begun(job: job, at: time)
    case "redacted": self = .redacted(at: time)
    case "progress":
      guard let counts = BatchCounts(text), let begunAt = Self.time(members["begun_at"]),
        let ended = members["ended_before"]?.integer(as: Int.self), (0...counts.total).contains(ended)
      else { return nil }
      self = .progress(counts, BatchPace(begunAt: begunAt, endedBefore: ended), at: time)
    default: return nil
    }
  }

  private init?(item: Int, _ members: [String: JSONText]) {
    let error = members["error"].flatMap(Self.error)
    guard let status = members["status"]?.string else { return nil }
    if status == "waiting" {
      guard let due = Self.time(members["due_at"]), let past = ItemPast(members) else { return nil }
      self = .waits(item: item, past, until: due, error)
      return
    }
    guard let status = ItemEnd.Status(rawValue: status) else { return nil }
    self = .ended(
      item: item,
      ItemEnd(
        status, result: members["result"], error: error, milliseconds: members["ms"]?.integer ?? 0,
        followUps: members["follow_ups"]?.elements.compactMap(Self.followUp) ?? []))
  }

  private static func followUp(_ text: JSONText) -> NewJob? {
    guard let id = text["id"]?.string.flatMap({ try? JobID($0) }), let file = text["file"]?.string else { return nil }
    return NewJob(id: id, bytes: Array(file.utf8))
  }

  private static func error(_ text: JSONText) -> IntentError? {
    guard let kind = text["kind"]?.string, let message = text["message"]?.string else { return nil }
    return IntentError(
      ErrorKind(rawValue: kind), message, field: text["field"]?.string, details: text["details"])
  }

  private static func time(_ text: JSONText?) -> Timestamp? {
    text?.string.flatMap { try? Timestamp(rfc3339: $0) }
  }
}

extension ItemPast {
  fileprivate func writeMembers(to writer: inout JSONWriter) {
    writer.member("attempts", attempts)
    writer.member("retry_count", retryCount)
    if interruptions > 0 { writer.member("interruptions", interruptions) }
    if isSuspect { writer.member("suspect", true) }
    if rateLimitWaits > 0 { writer.member("rate_limit_waits", rateLimitWaits) }
  }

  fileprivate init?(_ members: [String: JSONText]) {
    let counts = ["attempts", "retry_count", "interruptions", "rate_limit_waits"].map { name in
      members[name].map { $0.integer(as: Int.self) ?? -1 } ?? 0
    }
    guard counts.allSatisfy({ (0...1_000_000_000).contains($0) }) else { return nil }
    (attempts, retryCount, interruptions, rateLimitWaits) = (counts[0], counts[1], counts[2], counts[3])
    isSuspect = members["suspect"]?.bool ?? false
  }
}
