internal import CIntentABI
internal import IntentJSON
internal import IntentModel

/// The bytes of a request, in one piece of memory that stays where it is until the attempt has ended.
final class RequestBytes: Sendable {
  private let memory: StableBytes
  private let parts: [Range<Int>]

  init(_ start: AttemptStart) {
    var content: [UInt8] = []
    content.reserveCapacity(start.job.bytes.count + start.params.bytes.count + 256)
    var parts: [Range<Int>] = []
    func add(_ part: some Collection<UInt8>) {
      parts.append(content.count..<content.count + part.count)
      content += part
    }
    add(start.job.bytes)
    add(start.params.bytes)
    add(start.key.text.utf8)
    add(start.id.text.utf8)
    add(start.uid.text.utf8)
    add((start.tenant?.text ?? "").utf8)
    memory = StableBytes(content)
    self.parts = parts
  }

  deinit { memory.deallocate() }

  var job: intent_bytes { part(0) }
  var params: intent_bytes { part(1) }
  var key: intent_bytes { part(2) }
  var id: intent_bytes { part(3) }
  var uid: intent_bytes { part(4) }
  var tenant: intent_bytes { part(5) }

  private func part(_ index: Int) -> intent_bytes {
    let range = parts[index]
    if range.isEmpty { return intent_bytes() }
    return intent_bytes(data: memory.bytes.data + range.lowerBound, count: range.count)
  }
}
