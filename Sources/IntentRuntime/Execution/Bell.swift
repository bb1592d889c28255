internal import CSystem
internal import IntentModel

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Wakes a thread that polls. Its descriptors stay open as long as somebody could ring it.
final class Bell: Sendable {
  /// Becomes readable when the bell is rung, and stays so.
  let descriptor: Int32
  private let rope: Int32

  init() throws(IntentError) {
    var ends: [Int32] = [-1, -1]
    guard csystem_pipe(&ends) == 0 else {
      throw .retry("no pipe could be made for an exec handler: \(systemMessage(errno))")
    }
    (descriptor, rope) = (ends[0], ends[1])
  }

  deinit {
    close(descriptor)
    close(rope)
  }

  func ring() {
    var byte: UInt8 = 0
    _ = write(rope, &byte, 1)
  }
}
