internal import CIntentABI
internal import IntentJSON
internal import IntentModel

/// The bytes of a request, in one piece of memory that stays where it is until the attempt has ended.
final class RequestBytes: @unchecked Sendable {
  // Sendable although it holds pointers: nothing writes to the bytes after init.
  private let memory: UnsafeMutablePointer<UInt8>
  let job: intent_bytes
  let params: intent_bytes
  let key: intent_bytes
  let id: intent_bytes
  let uid: intent_bytes
  let tenant: intent_bytes

  init(_ start: AttemptStart) {
    let texts = [start.key.text, start.id.text, start.uid.text, start.tenant?.text ?? ""]
    let size = start.job.bytes.count + start.params.bytes.count + texts.reduce(0) { $0 + $1.utf8.count }
    memory = .allocate(capacity: max(1, size))
    var next = memory
    func put(_ part: some Collection<UInt8>) -> intent_bytes {
      let count = part.count
      if count == 0 { return intent_bytes() }
      _ = UnsafeMutableBufferPointer(start: next, count: count).initialize(from: part)
      defer { next += count }
      return intent_bytes(data: next, count: count)
    }
    job = put(start.job.bytes)
    params = put(start.params.bytes)
    key = put(texts[0].utf8)
    id = put(texts[1].utf8)
    uid = put(texts[2].utf8)
    tenant = put(texts[3].utf8)
  }

  deinit { memory.deallocate() }
}
