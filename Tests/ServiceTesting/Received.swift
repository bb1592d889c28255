public import CIntentABI
internal import ServiceKit

/// What a receiver was given, and how often.
public final class Received {
  /// The text of the last call.
  public private(set) var text = ""
  /// Calls so far: the contract allows one.
  public private(set) var calls = 0

  /// Nothing yet.
  public init() {}

  /// To be passed as the receiver's argument.
  public var argument: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  /// The receiver.
  public static let receiver: intent_receiver = { argument, bytes in
    let received = Unmanaged<Received>.fromOpaque(argument!).takeUnretainedValue()
    received.text = bytes.string
    received.calls += 1
  }
}
