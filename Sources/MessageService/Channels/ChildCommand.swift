#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
internal import CSystem

/// A program that is run to its end, with a time limit.
struct ChildCommand {
  /// How a program ended, and the start of what it said.
  struct Ended {
    enum End: Equatable {
      case exited(Int32)
      case killed(signal: Int32)
      case timedOut
    }

    var end: End
    /// At most 2 KB of standard output and error, in the order in which they came.
    var output: String

    /// For a message: `exited with status 67: no such user`.
    func description(_ timeoutMs: Int) -> String {
      let said = output.split(whereSeparator: \.isNewline).joined(separator: "; ")
      let tail = said.isEmpty ? "" : ": \(said)"
      return switch end {
      case .exited(let status): "exited with status \(status)\(tail)"
      case .killed(let signal): "was ended by signal \(signal)\(tail)"
      case .timedOut: "took longer than \(timeoutMs) ms and was killed\(tail)"
      }
    }
  }

  private let command: [String]
  private let maxOutput = 2048

  init(_ command: [String]) {
    self.command = command
  }

  /// Runs the program with this descriptor as its input, which is closed in any case.
  func run(input: Int32, timeoutMs: Int) throws(MessageError) -> Ended {
    defer { _ = close(input) }
    var ends: [Int32] = [-1, -1]
    guard csystem_pipe(&ends) == 0 else { throw failed("no pipe") }
    defer { _ = close(ends[0]) }
    var step: UnsafePointer<CChar>?
    let child = spawn(input: input, output: ends[1], &step)
    let reason = errno
    _ = close(ends[1])
    guard child > 0 else {
      errno = reason
      throw failed(step.map { String(cString: $0) } ?? "it")
    }
    return wait(for: child, output: ends[0], timeoutMs: timeoutMs)
  }

  private func spawn(input: Int32, output: Int32, _ step: inout UnsafePointer<CChar>?) -> pid_t {
    var arguments = command.map { strdup($0) } + [nil]
    // What a mail program may need, and nothing that the runtime keeps in its own environment.
    let kept = ["PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ"]
    var environment =
      kept.compactMap { name in getenv(name).map { strdup("\(name)=\(String(cString: $0))") } } + [nil]
    defer { (arguments + environment).forEach { free($0) } }
    return command[0].withCString { path in
      arguments.withUnsafeMutableBufferPointer { arguments in
        environment.withUnsafeMutableBufferPointer { environment in
          var request = csystem_spawn_request(
            path: path, arguments: arguments.baseAddress, environment: environment.baseAddress, directory: nil,
            input: input, output: output, error: output, extra: (-1, -1))
          return csystem_spawn(&request, &step)
        }
      }
    }
  }

  /// Reads what it says until it has ended. What it leaves running may hold the pipe open for longer.
  private func wait(for child: pid_t, output: Int32, timeoutMs: Int) -> Ended {
    let descriptor = csystem_process_descriptor(child)
    defer { if descriptor >= 0 { _ = close(descriptor) } }
    let deadline = csystem_monotonic() + Int64(timeoutMs) * 1_000_000
    var said: [UInt8] = []
    var isTimedOut = false
    var outputEnded = false
    while csystem_process_ended(child, 0) == 0 {
      let left = deadline - csystem_monotonic()
      if left <= 0 {
        isTimedOut = true
        break
      }
      // Without a descriptor for the process it is looked at every 20 ms.
      let pause = min(left / 1_000_000 + 1, descriptor >= 0 ? 60_000 : 20)
      var watched = [
        pollfd(fd: outputEnded ? -1 : output, events: Int16(POLLIN), revents: 0),
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      ]
      _ = poll(&watched, nfds_t(watched.count), Int32(pause))
      if watched[0].revents != 0 { outputEnded = !readSome(output, into: &said) }
    }
    // Its whole group: what it started must not go on sending after this attempt has failed.
    if isTimedOut { _ = kill(-child, SIGKILL) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    drain(output, into: &said)
    let text = String(decoding: said, as: UTF8.self)
    if isTimedOut { return Ended(end: .timedOut, output: text) }
    let signal = status & 0x7F
    return Ended(end: signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal: signal), output: text)
  }

  /// Reads what is there; false at the end.
  private func readSome(_ output: Int32, into said: inout [UInt8]) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(output, &buffer, buffer.count)
    if count > 0 { said += buffer.prefix(min(count, max(0, maxOutput - said.count))) }
    return count > 0 || count < 0 && errno == EINTR
  }

  /// Reads the rest without waiting for more.
  private func drain(_ output: Int32, into said: inout [UInt8]) {
    _ = fcntl(output, F_SETFL, O_NONBLOCK)
    while said.count < maxOutput, readSome(output, into: &said) {}
  }

  private func failed(_ step: String) -> MessageError {
    .unavailable("\(command[0]) cannot be started (\(step)): \(String(cString: strerror(errno)))")
  }
}
