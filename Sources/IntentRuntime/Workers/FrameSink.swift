import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The worker's end of the conversation: frames from many threads, in as few writes as the moment allows.
///
/// Whoever finds nobody writing writes, and goes on while others have added to the buffer; the others only add. Under
/// load many results so leave in one `write`, and a lone one leaves at once.
final class FrameSink: Sendable {
  private struct State {
    var waiting = WireWriter()
    var isWriting = false
  }

  private let descriptor: Int32
  private let state = Mutex(State())

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  func send(_ report: WorkerReport) {
    var frame = WireWriter()
    report.encode(to: &frame)
    let mine: [UInt8]? = state.withLock { state in
      state.waiting.append(frame)
      if state.isWriting { return nil }
      state.isWriting = true
      return state.waiting.take()
    }
    guard var bytes = mine else { return }
    while true {
      write(bytes)
      let more: [UInt8]? = state.withLock { state in
        if state.waiting.isEmpty {
          state.isWriting = false
          return nil
        }
        return state.waiting.take()
      }
      guard let more else { return }
      bytes = more
    }
  }

  /// Blocks until all is written. The dispatcher always reads; where it is gone, so is the reason for this process.
  private func write(_ bytes: [UInt8]) {
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
