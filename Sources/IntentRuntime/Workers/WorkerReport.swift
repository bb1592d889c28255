package import IntentCore
package import IntentJSON

/// What a worker says to the dispatcher.
package enum WorkerReport: Sendable {
  /// The worker has read its settings and takes attempts.
  case ready
  case finished(token: UInt64, AttemptResult)
  /// The last word of an attempt on how far it is: a JSON object.
  case progress(token: UInt64, JSONText)
  case log(token: UInt64, level: UInt32, message: String)

  /// Writes the report as a frame.
  package func encode(to wire: inout WireWriter) {
    switch self {
    case .ready:
      wire.beginFrame(1)
    case .finished(let token, let result):
      wire.beginFrame(2)
      wire.integer(token)
      result.encode(to: &wire)
    case .progress(let token, let progress):
      wire.beginFrame(3)
      wire.integer(token)
      wire.json(progress)
    case .log(let token, let level, let message):
      wire.beginFrame(4)
      wire.integer(token)
      wire.integer(level)
      wire.text(message)
    }
    wire.endFrame()
  }

  /// Reads a frame.
  ///
  /// - Parameter worker: the name of the worker that sent it, for records.
  package init(kind: UInt8, fields: ArraySlice<UInt8>, worker: String) throws(WireError) {
    var wire = WireReader(fields)
    switch kind {
    case 1: self = .ready
    case 2: self = .finished(token: try wire.integer(), try AttemptResult(from: &wire, worker: worker))
    case 3: self = .progress(token: try wire.integer(), try wire.json(limits: .default) ?? .null)
    case 4: self = .log(token: try wire.integer(), level: try wire.integer(), message: try wire.text())
    default: throw WireError("unknown report \(kind)")
    }
    try wire.finish()
  }
}
