internal import CSystem
internal import IntentModel

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A pipe of which each end is closed once, at the latest with this value. No child inherits it by accident.
struct Pipe: ~Copyable {
  private(set) var readEnd: Int32
  private(set) var writeEnd: Int32

  /// - Throws: `handler_error` where there are no descriptors left: worth another attempt.
  init() throws(IntentError) {
    var ends: [Int32] = [-1, -1]
    guard csystem_pipe(&ends) == 0 else {
      throw .retry("no pipe could be made for an exec handler: \(systemMessage(errno))")
    }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  deinit {
    if readEnd >= 0 { close(readEnd) }
    if writeEnd >= 0 { close(writeEnd) }
  }

  /// Hands an end over to somebody who closes it.
  mutating func takeReadEnd() -> Int32 {
    defer { readEnd = -1 }
    return readEnd
  }

  /// Hands an end over to somebody who closes it.
  mutating func takeWriteEnd() -> Int32 {
    defer { writeEnd = -1 }
    return writeEnd
  }

  /// Makes reads and writes of a descriptor answer at once.
  static func unblock(_ descriptor: Int32) { _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) }
}
