import IntentCore
import IntentJSON
import IntentModel

/// `.intent/queues.json`: the queues that are paused.
struct PausedQueues {
  private static let name: FileName = "queues.json"

  let layout: Layout

  /// Reads them; none where there is no file.
  func read() throws(SpoolError) -> Set<QueueName> {
    let place = "\(layout.path)/.intent/\(Self.name)"
    let bytes: [UInt8]?
    do throws(SystemCallError) {
      bytes = try layout.files.contents(of: Self.name, in: layout.own, limit: 1 << 20)
    } catch {
      throw SpoolError("cannot read \(place)", error)
    }
    guard let bytes else { return [] }
    guard let text = try? JSONText(validating: bytes), let paused = text["paused"], paused.kind == .array else {
      throw SpoolError(.layout, "\(place) is not {\"paused\":[...]}: mend it, or remove it and pause the queues again")
    }
    var queues: Set<QueueName> = []
    for element in paused.elements {
      guard let name = element.string, let queue = try? QueueName(name) else {
        throw SpoolError(.layout, "\(place): \(element.text.prefix(80)) is no queue's name: mend it, or remove it")
      }
      queues.insert(queue)
    }
    return queues
  }

  /// Writes them, on stable storage.
  func write(_ queues: Set<QueueName>) throws(SpoolError) {
    var writer = JSONWriter()
    writer.object { writer in
      writer.array("paused") { writer in
        for queue in queues.map(\.text).sorted() { writer.element(queue) }
      }
    }
    do throws(SystemCallError) {
      let bytes = writer.finish() + [UInt8(ascii: "\n")]
      try layout.files.write(bytes, as: Self.name, in: layout.temporary, sync: true)
      try layout.files.renameReplacing(Self.name, in: layout.temporary, to: Self.name, in: layout.own)
      try layout.files.sync(layout.own)
    } catch {
      throw SpoolError("cannot write \(layout.path)/.intent/\(Self.name)", error)
    }
  }
}
