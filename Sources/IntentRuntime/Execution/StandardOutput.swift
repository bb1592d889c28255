#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The process's standard output, kept for results: whatever handlers print goes to standard error instead.
public struct StandardOutput: Sendable {
  private let descriptor: Int32

  /// Points descriptor 1 at standard error, and keeps what it was. Call it once, before any handler is loaded.
  ///
  /// Children do not inherit what is kept. Where there is no standard output, writing to it fails later.
  public static func protect() -> StandardOutput {
    let kept = fcntl(1, F_DUPFD_CLOEXEC, 16)
    if dup2(2, 1) < 0 { close(1) }
    return StandardOutput(descriptor: kept)
  }

  /// Writes all of the bytes.
  ///
  /// - Returns: The system's error number; 0: none.
  @discardableResult
  public func write(_ bytes: some Collection<UInt8>) -> Int32 {
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { return errno }
      rest = rest.dropFirst(max(0, count))
    }
    return 0
  }
}

/// write(2), where a method of that name hides it.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
