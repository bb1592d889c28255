internal import CIntentABI
internal import CSystem
internal import IntentJSON

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The parent's ends of an executable's streams. Belongs to the thread that supervises the child.
final class ExecStreams {
  private var input: Int32
  private var output: Int32
  private var error: Int32
  private var progress: Int32
  private var submission: Int32
  private let attempt: Attempt
  private let host: PluginHost
  private var job: ArraySlice<UInt8>
  private var logLines: LineReader
  private var progressLines = LineReader(limit: 8 << 10)
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)

  /// What came on standard output.
  private(set) var result: [UInt8] = []
  /// More came than is taken.
  private(set) var isTooLong = false
  /// The last lines of standard error.
  private(set) var lastWords: [String] = []
  /// What came to be submitted.
  private(set) var submissions: ExecSubmissions

  /// Takes the descriptors over: they are closed here.
  init(
    input: Int32, output: Int32, error: Int32, progress: Int32, submission: Int32, attempt: Attempt, host: PluginHost
  ) {
    (self.input, self.output, self.error, self.progress) = (input, output, error, progress)
    self.submission = submission
    submissions = ExecSubmissions(of: attempt, clock: host.clock)
    self.attempt = attempt
    self.host = host
    job = attempt.start.job.bytes + [UInt8(ascii: "\n")]
    logLines = LineReader(limit: host.limits.logLineBytes)
    for descriptor in [input, output, error, progress, submission] { Pipe.unblock(descriptor) }
  }

  deinit {
    buffer.deallocate()
    for descriptor in [input, output, error, progress, submission] where descriptor >= 0 { close(descriptor) }
  }

  /// Waits until something can be read or written, the process has ended or the bell rings, and does what can be done.
  /// True: the bell rings.
  func wait(for process: Int32, bell: Int32, milliseconds: Int32) -> Bool {
    // poll(2) leaves out negative descriptors, so each keeps its place.
    var waits = [output, error, progress, process, bell, submission].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    waits.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0))
    guard poll(&waits, nfds_t(waits.count), milliseconds) > 0 else { return false }
    if waits[0].revents != 0 { readOutput() }
    if waits[1].revents != 0 { readError() }
    if waits[2].revents != 0 { readProgress() }
    if waits[5].revents != 0 { readSubmissions() }
    if waits[6].revents != 0 { feed() }
    return waits[4].revents != 0
  }

  /// Reads what an ended process left in its pipes. Does not wait for their ends: a process that has left the group may
  /// hold them open for ever.
  func drain() {
    while readOutput() {}
    while readError() {}
    while readProgress() {}
    while readSubmissions() {}
    logLines.finish(log)
    progressLines.finish(report)
    submissions.finish()
  }

  private func feed() {
    let written = job.withUnsafeBytes { csystem_write_pipe(input, $0.baseAddress, $0.count) }
    if written > 0 { job = job.dropFirst(written) }
    if written < 0, errno == EAGAIN || errno == EINTR { return }
    // Written, or the child does not read it, which is its right. The end of the pipe says that the job is complete.
    if job.isEmpty || written < 0 { Self.end(&input) }
  }

  @discardableResult
  private func readOutput() -> Bool {
    guard let bytes = next(from: &output) else { return false }
    result += bytes.prefix(host.limits.resultBytes + 1 - result.count)
    if result.count > host.limits.resultBytes {
      isTooLong = true
      Self.end(&output)
    }
    return true
  }

  @discardableResult
  private func readError() -> Bool {
    guard let bytes = next(from: &error) else { return false }
    logLines.take(bytes, log)
    return true
  }

  @discardableResult
  private func readProgress() -> Bool {
    guard let bytes = next(from: &progress) else { return false }
    progressLines.take(bytes, report)
    return true
  }

  @discardableResult
  private func readSubmissions() -> Bool {
    guard let bytes = next(from: &submission) else { return false }
    submissions.take(bytes)
    return true
  }

  /// Nil: there is nothing now. A stream that has ended is not asked again.
  private func next(from descriptor: inout Int32) -> UnsafeRawBufferPointer? {
    guard descriptor >= 0 else { return nil }
    let count = read(descriptor, buffer.baseAddress, buffer.count)
    if count > 0 { return UnsafeRawBufferPointer(rebasing: buffer[..<count]) }
    if count == 0 || (errno != EAGAIN && errno != EINTR) { Self.end(&descriptor) }
    return nil
  }

  private static func end(_ descriptor: inout Int32) {
    close(descriptor)
    descriptor = -1
  }

  private func log(_ line: [UInt8]) {
    let text = String(decoding: line, as: UTF8.self)
    if lastWords.count == 5 { lastWords.removeFirst() }
    lastWords.append(String(text.prefix(1000)))
    if attempt.noteLogLine() { host.events.log(attempt.start.token, level: UInt32(INTENT_INFO), text) }
  }

  private func report(_ line: [UInt8]) {
    guard let progress = try? JSONText(validating: line), progress.kind == .object else {
      log(Array("a line of progress is no JSON object: ".utf8) + line.prefix(200))
      return
    }
    host.report(progress, of: attempt)
  }
}
