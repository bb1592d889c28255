extension ThreadPool {
  /// How a pool grows and shrinks.
  struct Limits: Sendable {
    /// Threads that work without evidence that bodies block.
    var eager = 1
    /// Threads that there may be: past this, bodies wait for one.
    var maximum = 512
    /// Threads that stay when there is nothing to do.
    var kept = 2
    /// How long a thread past ``kept`` waits for something to do, in nanoseconds.
    var idle: Int64 = 10_000_000_000
    /// Bytes of stack a thread has. Address space: memory is used as deep as a body goes.
    var stack = 1 << 20
  }
}
