// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is public here is documented by the protocol that asks for it.

public import IntentModel
import Synchronization

/// A clock that stands still until a test moves it.
public final class TestClock: RuntimeClock {
  private let state: Mutex<(now: Timestamp, monotonic: MonotonicInstant)>

  /// A clock that shows this time.
  public init(_ now: Timestamp = Timestamp(milliseconds: 1_795_219_200_000)) {
    state = Mutex((now, MonotonicInstant(nanoseconds: 1_000_000_000)))
  }

  /// The time that was set.
  public func now() -> Timestamp { state.withLock { $0.now } }

  /// The time that has passed.
  public func monotonic() -> MonotonicInstant { state.withLock { $0.monotonic } }

  /// Lets time pass, on both clocks.
  public func advance(milliseconds: Int64) {
    state.withLock { state in
      state.now = state.now.adding(milliseconds: milliseconds)
      state.monotonic = state.monotonic.adding(milliseconds: milliseconds)
    }
  }

  /// Sets the time of day, as a person does; the monotonic clock goes on undisturbed.
  public func set(_ now: Timestamp) { state.withLock { $0.now = now } }
}
