internal import CIntentABI
internal import IntentJSON
internal import IntentModel

/// The host, and the attempt on whose behalf it is called.
struct HostLink: @unchecked Sendable {
  // Sendable although it holds a pointer: the host lives as long as the process, and any thread may call it.
  let host: UnsafePointer<intent_host>
  let token: intent_token

  var isCancelled: Bool { host.pointee.is_cancelled(host, token) != 0 }

  func log(_ message: String, _ level: LogLevel) {
    withBytes(message) { host.pointee.log(host, token, level.code, $0) }
  }

  func progress(done: Int64, total: Int64, note: String) {
    withBytes(note) { host.pointee.progress(host, token, done, total, $0) }
  }

  func submit(_ job: JSONText) throws(IntentError) -> JobID {
    let (code, received) = withBytes(job) { job in
      Received.from { host.pointee.submit(host, token, job, $0, $1) }
    }
    switch Int(code) {
    case Int(INTENT_OK): return JobID(unchecked: received.string)
    case Int(INTENT_STALE): throw IntentError(.handlerError, "a job was submitted by an attempt that has ended")
    default: throw .permanent(received.string)
    }
  }

  /// The function table of a service, whose library is loaded now if it was not before.
  func service<Table>(_ name: String, version: UInt32, as table: Table.Type) throws(IntentError)
    -> UnsafePointer<Table>
  {
    let (service, received) = Received.from { host.pointee.service(host, token, name, version, $0, $1) }
    guard let service else { throw IntentError(.loadFailed, received.string) }
    return service.assumingMemoryBound(to: table)
  }
}
