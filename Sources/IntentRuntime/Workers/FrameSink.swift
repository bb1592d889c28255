#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The worker's end of the conversation: frames from many threads, in as few writes as the moment allows.
///
/// Whoever finds nobody writing writes, and goes on while others have added to the buffer; the others only add. So under
/// load many results leave in one `write`, and a lone one leaves at once. What is not urgent waits for company: for the next
/// that is, for more bytes, or for two milliseconds.
final class FrameSink: Sendable {
  fileprivate struct State {
    var waiting = WireWriter()
    var isWriting = false
    /// Whether the watcher sees to it that what waits is written.
    var isWatched = false
  }

  /// Bytes that wait for no company.
  private static let enough = 8 << 10

  private let descriptor: Int32
  private let state = Guarded(State())
  private let watcher = Guarded<Watcher?>(nil)

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit { watcher.withLock { $0?.end() } }

  /// Sends a report at once, and all that waits.
  func send(_ report: WorkerReport) {
    write(
      state.withLock { state in
        report.encode(to: &state.waiting)
        return state.take()
      })
  }

  /// Sends a report soon.
  func sendSoon(_ report: WorkerReport) {
    let (bytes, isUnwatched) = state.withLock { state -> ([UInt8]?, Bool) in
      report.encode(to: &state.waiting)
      if state.waiting.bytes.count >= Self.enough { return (state.take(), false) }
      defer { state.isWatched = true }
      return (nil, !state.isWatched)
    }
    write(bytes)
    if isUnwatched, !watch() { flush() }
  }

  /// Has somebody look after what waits. False: nobody is to be had.
  private func watch() -> Bool {
    let watcher = watcher.withLock { watcher in
      if let watcher { return watcher }
      let made = Watcher { [weak self] in self?.look() ?? false }
      watcher = made
      return made
    }
    return watcher.start()
  }

  /// Writes what waits.
  private func flush() {
    write(
      state.withLock { state in
        state.isWatched = false
        return state.take()
      })
  }

  /// What the watcher does every millisecond: writes what waits. False: nothing does.
  private func look() -> Bool {
    let (bytes, isOver) = state.withLock { state -> ([UInt8]?, Bool) in
      if state.waiting.isEmpty { state.isWatched = false }
      return (state.take(), !state.isWatched)
    }
    write(bytes)
    return !isOver
  }

  /// Writes, and goes on as long as others have added something meanwhile. nil: somebody else does.
  private func write(_ bytes: [UInt8]?) {
    guard var bytes else { return }
    while true {
      writeAll(bytes)
      let more: [UInt8]? = state.withLock { state in
        state.isWriting = false
        return state.take()
      }
      guard let more else { return }
      bytes = more
    }
  }

  /// Blocks until all is written. The dispatcher always reads; where it is gone, so is the reason for this process.
  private func writeAll(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { raw in
      var rest = raw[...]
      while !rest.isEmpty {
        let count = send(rest)
        if count > 0 {
          rest = rest.dropFirst(count)
        } else if errno != EINTR {
          _exit(0)
        }
      }
    }
  }

  private func send(_ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
    #if canImport(Darwin)
      Darwin.send(descriptor, UnsafeRawBufferPointer(rebasing: bytes).baseAddress, bytes.count, 0)
    #else
      Glibc.send(descriptor, UnsafeRawBufferPointer(rebasing: bytes).baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
    #endif
  }
}

extension FrameSink.State {
  /// What waits, for whoever is to write it now; nil: there is nothing, or somebody writes.
  fileprivate mutating func take() -> [UInt8]? {
    if isWriting || waiting.isEmpty { return nil }
    isWriting = true
    return waiting.take()
  }
}
