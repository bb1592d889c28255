internal import CIntentABI
internal import IntentCore
internal import IntentJSON
internal import IntentModel

/// The struct of C functions that a host lends to handlers, at an address that stays.
struct HostTable: @unchecked Sendable {
  // Sendable although it holds a pointer: nothing writes to the struct once its host is made.
  private let table = UnsafeMutablePointer<intent_host>.allocate(capacity: 1)

  var pointer: UnsafePointer<intent_host> { UnsafePointer(table) }

  /// Fills the table, and keeps its host alive for good, as the libraries keep its address.
  func fill(for host: PluginHost) {
    table.initialize(
      to: intent_host(
        size: UInt32(MemoryLayout<intent_host>.size), abi_version: INTENT_ABI_VERSION,
        context: Unmanaged.passRetained(host).toOpaque(),
        complete: { host, token, outcome in
          guard let outcome else { return Int32(INTENT_REFUSED) }
          return PluginHost.of(host).complete(token, intent_outcome(reading: outcome))
        },
        log: { host, token, level, message in PluginHost.of(host).log(token, level, message) },
        progress: { host, token, done, total, note in PluginHost.of(host).progress(token, done, total, note) },
        submit: { host, token, job, receiver, argument in
          PluginHost.of(host).submit(token, job) { give($0, to: receiver, argument) }
        },
        run: { host, body, argument in
          if let body { PluginHost.of(host).pool.run(body, argument) }
        },
        service: { host, token, name, version, receiver, argument in
          PluginHost.of(host).service(token, name, version) { give($0, to: receiver, argument) }
        },
        is_cancelled: { host, token in PluginHost.of(host).attempts[token]?.isCancelled == false ? 0 : 1 }))
  }
}

extension PluginHost {
  fileprivate static func of(_ host: UnsafePointer<intent_host>?) -> PluginHost {
    Unmanaged<PluginHost>.fromOpaque(host!.pointee.context).takeUnretainedValue()
  }

  fileprivate func complete(_ token: intent_token, _ outcome: intent_outcome) -> Int32 {
    let ended = end(token) { AttemptEnding(outcome, limit: limits.resultBytes, by: "the handler of \($0.start.key)") }
    return Int32(ended ? INTENT_OK : INTENT_STALE)
  }

  fileprivate func log(_ token: intent_token, _ level: UInt32, _ message: intent_bytes) {
    guard let attempt = attempts[token], attempt.noteLogLine() else { return }
    events.log(token, level: min(level, UInt32(INTENT_ERROR)), message.string(atMost: limits.logLineBytes))
  }

  fileprivate func progress(_ token: intent_token, _ done: Int64, _ total: Int64, _ note: intent_bytes) {
    guard let attempt = attempts[token] else { return }
    var writer = JSONWriter(capacity: 64)
    writer.object { writer in
      writer.member("done", done)
      if total > 0 { writer.member("total", total) }
      if note.count > 0 { writer.member("note", note.string(atMost: 1024)) }
    }
    report(writer.text, of: attempt)
  }

  /// Keeps a report of progress, and passes it on unless the last one has just been.
  func report(_ progress: JSONText, of attempt: Attempt) {
    if attempt.note(progress: progress, at: clock.monotonic()) { events.progress(attempt.start.token, progress) }
  }

  fileprivate func submit(_ token: intent_token, _ job: intent_bytes, _ give: (String) -> Void) -> Int32 {
    guard let attempt = attempts[token] else { return Int32(INTENT_STALE) }
    do throws(IntentError) {
      let followUp = try FollowUp(job.array, of: attempt.start, at: clock.now())
      if let reason = attempt.note(followUp: followUp.job) { throw .permanent(reason) }
      give(followUp.job.id.text)
      return Int32(INTENT_OK)
    } catch {
      give(error.message)
      return Int32(INTENT_REFUSED)
    }
  }

  fileprivate func service(
    _ token: intent_token, _ name: UnsafePointer<CChar>?, _ version: UInt32, _ give: (String) -> Void
  ) -> UnsafeRawPointer? {
    guard attempts[token] != nil else {
      give("the attempt has ended")
      return nil
    }
    do throws(IntentError) {
      return try services.table(of: name.map { String(cString: $0) } ?? "", version: version)
    } catch {
      give(error.message)
      return nil
    }
  }
}
