import FileSpool
import IntentCore
import IntentJSON
import IntentRuntime

/// The requests that come through a spool directory, as a dispatcher wants them.
///
/// What goes wrong with them is logged: whoever asked is told by the silence, and asks again.
struct SpoolRequests: RequestSource {
  private let requests: ControlRequests
  private let log: StandardErrorLog

  init(_ spool: FileSpool, log: StandardErrorLog) {
    requests = ControlRequests(spool)
    self.log = log
  }

  func pending() -> [(id: String, request: JSONText)] {
    do {
      return try requests.pendingRequests().map { ($0.id, $0.body) }
    } catch {
      log.write(.warning, "requests cannot be read: \(error)")
      return []
    }
  }

  func reply(_ id: String, _ reply: JSONText) {
    do {
      try requests.reply(id, reply)
    } catch {
      log.write(.warning, "a request cannot be answered: \(error)")
    }
  }
}
