import IntentJSON

/// What the dispatcher says to a worker.
package enum WorkerCommand: Sendable {
  /// The first frame: what the worker may use.
  case configure(PluginEnvironment)
  case run(AttemptStart)
  /// Items of a batch, more of them perhaps than may run at once.
  case runItems(ItemOrder)
  /// Ask an attempt to stop.
  case cancel(token: UInt64)

  /// Writes the command as a frame.
  package func encode(to wire: inout WireWriter) {
    switch self {
    case .configure(let environment):
      wire.beginFrame(1)
      environment.encode(to: &wire)
    case .run(let start):
      wire.beginFrame(2)
      start.encode(to: &wire)
    case .cancel(let token):
      wire.beginFrame(3)
      wire.integer(token)
    case .runItems(let order):
      wire.beginFrame(4)
      order.encode(to: &wire)
    }
    wire.endFrame()
  }

  /// Reads a frame.
  package init(kind: UInt8, fields: ArraySlice<UInt8>) throws(WireError) {
    var wire = WireReader(fields)
    switch kind {
    case 1: self = .configure(try PluginEnvironment(from: &wire))
    case 2: self = .run(try AttemptStart(from: &wire))
    case 3: self = .cancel(token: try wire.integer())
    case 4: self = .runItems(try ItemOrder(from: &wire))
    default: throw WireError("unknown command \(kind)")
    }
    try wire.finish()
  }
}
