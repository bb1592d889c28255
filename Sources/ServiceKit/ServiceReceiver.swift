public import CIntentABI
public import IntentJSON

/// Gives bytes back to a caller across the C boundary: at most once, on the calling thread, before the call returns.
public struct ServiceReceiver {
  private let receiver: intent_receiver?
  private let argument: UnsafeMutableRawPointer?

  /// Takes a receiver and its argument as a C function was given them. A missing receiver means nobody wants to know.
  public init(_ receiver: intent_receiver?, _ argument: UnsafeMutableRawPointer?) {
    self.receiver = receiver
    self.argument = argument
  }

  /// Gives text.
  public func give(_ text: String) {
    text.withIntentBytes { receiver?(argument, $0) }
  }

  /// Gives a JSON value.
  public func give(_ json: JSONText) {
    give(json.bytes)
  }

  /// Gives bytes.
  public func give(_ bytes: some Sequence<UInt8>) {
    let isGiven: Void? = bytes.withContiguousStorageIfAvailable {
      receiver?(argument, intent_bytes(data: $0.baseAddress, count: $0.count))
    }
    if isGiven == nil { give(Array(bytes)) }
  }
}
