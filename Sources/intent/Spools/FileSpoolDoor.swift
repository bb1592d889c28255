import FileSpool
import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime

/// A spool directory as ``OperationsClient`` wants it.
struct FileSpoolDoor: SpoolDoor {
  var path: String

  func own() throws(SpoolError) -> any OperableSpool {
    try SpoolOwning.open(path)
  }

  func ask(_ request: JSONText, timeout: Duration) throws(SpoolError) -> JSONText? {
    let requests = ControlRequests(try FileSpool.open(at: path, mode: .client))
    do {
      return try requests.send(request, timeout: Int(timeout.wholeMilliseconds))
    } catch  where error.code == .timeout {
      return nil
    }
  }
}
