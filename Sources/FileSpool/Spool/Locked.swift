import Synchronization

/// A value that one thread at a time works on, shared by reference.
final class Locked<Value: ~Copyable>: Sendable {
  private let mutex: Mutex<Box>

  /// Keeps the value behind a reference, so that an exclusive access to it is a plain one.
  ///
  /// Unchecked: it is only ever reached through the mutex.
  private final class Box: @unchecked Sendable {
    var value: Value
    init(_ value: consuming Value) { self.value = value }
  }

  init(_ value: consuming Value) { mutex = Mutex(Box(value)) }

  func withLock<Result, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try mutex.withLock { (box) throws(Failure) in UncheckedBox(value: try body(&box.value)) }.value
  }
}

/// Carries a result out of a lock. Unchecked: it is made, moved and unpacked by one thread.
struct UncheckedBox<Value>: @unchecked Sendable {
  let value: Value
}
