internal import CIntentABI
internal import IntentJSON

extension intent_bytes {
  /// A copy.
  var array: [UInt8] { Array(UnsafeBufferPointer(start: data, count: count)) }

  /// A copy as text; bytes that are not UTF-8 are replaced.
  var string: String { String(decoding: UnsafeBufferPointer(start: data, count: count), as: UTF8.self) }

  /// A copy as JSON, which the other side of the boundary has checked.
  var json: JSONText { JSONText(unchecked: array) }
}

extension intent_request {
  /// Copies as much of a request as the host that made it knows of; the rest is zero.
  init(reading request: UnsafePointer<intent_request>) {
    self.init()
    let count = min(Int(request.pointee.size), MemoryLayout<intent_request>.size)
    withUnsafeMutableBytes(of: &self) { $0.copyMemory(from: UnsafeRawBufferPointer(start: request, count: count)) }
  }
}

extension intent_outcome {
  /// Copies as much of an outcome as the host that made it knows of; the rest is zero.
  init(reading outcome: UnsafePointer<intent_outcome>) {
    self.init()
    let count = min(Int(outcome.pointee.size), MemoryLayout<intent_outcome>.size)
    withUnsafeMutableBytes(of: &self) { $0.copyMemory(from: UnsafeRawBufferPointer(start: outcome, count: count)) }
  }
}

/// Lends a text's bytes for the time of a call.
func withBytes<Result>(_ text: String, _ body: (intent_bytes) throws -> Result) rethrows -> Result {
  var text = text
  return try text.withUTF8 { try body(intent_bytes(data: $0.baseAddress, count: $0.count)) }
}

/// Lends a JSON value's bytes for the time of a call.
func withBytes<Result>(_ json: JSONText, _ body: (intent_bytes) throws -> Result) rethrows -> Result {
  try json.bytes.withUnsafeBufferPointer { try body(intent_bytes(data: $0.baseAddress, count: $0.count)) }
}

/// What a function gave back to its `intent_receiver`.
struct Received {
  private(set) var bytes: [UInt8] = []

  var string: String { String(decoding: bytes, as: UTF8.self) }
  var json: JSONText { JSONText(unchecked: bytes.isEmpty ? Array("null".utf8) : bytes) }

  /// Makes a call that takes a receiver, and returns what it answered beside what it gave.
  static func from<Answer>(_ call: (intent_receiver, UnsafeMutableRawPointer) -> Answer) -> (Answer, Received) {
    var received = Received()
    let answer = withUnsafeMutablePointer(to: &received) { pointer in
      call(
        { argument, bytes in argument!.assumingMemoryBound(to: Received.self).pointee.bytes = bytes.array },
        UnsafeMutableRawPointer(pointer))
    }
    return (answer, received)
  }
}
