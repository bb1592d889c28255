import FileSpool
import IntentCore
import IntentJSON
import IntentRuntime

/// A spool directory as ``OperationsClient`` wants it.
struct FileSpoolDoor: SpoolDoor {
  var path: String

  func own() throws(SpoolError) -> any OperableSpool {
    try FileSpool.open(at: path, mode: .owner)
  }

  func ask(_ request: JSONText) throws(SpoolError) -> String {
    try ControlRequests(at: path).send(request)
  }

  func answer(to id: String) throws(SpoolError) -> JSONText? {
    try ControlRequests(at: path).reply(to: id)
  }

  func withdraw(_ id: String) throws(SpoolError) {
    try ControlRequests(at: path).withdraw(id)
  }
}
