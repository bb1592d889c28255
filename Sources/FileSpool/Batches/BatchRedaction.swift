import IntentCore
import IntentJSON
import IntentModel

/// Writes a batch's items anew without the parameters that are not kept.
struct BatchRedaction {
  private static let bufferSize = 1 << 18

  let place: BatchPlace
  let paths: [ParameterPath]

  /// Replaces the file of items: whole, or not at all.
  func run(_ items: FileSystem.Descriptor) throws(SystemCallError) {
    let files = place.layout.files
    let draft = FileName("items-\(place.directory)")
    let target = try files.create(draft, in: place.layout.temporary, permissions: 0o640)
    do throws(SystemCallError) {
      try copy(items, to: target)
      try files.sync(target)
    } catch {
      files.close(target)
      throw error
    }
    try files.closeWritten(target)
    try place.publish(draft, as: BatchPlace.items)
    try place.sync()
  }

  private func copy(_ items: FileSystem.Descriptor, to target: FileSystem.Descriptor) throws(SystemCallError) {
    let files = place.layout.files
    var lines = FileLines(files, items, limit: JobReader.recordLimits.maxBytes)
    var buffer: [UInt8] = []
    var written: Int64 = 0
    while case .line(let line) = try lines.next() {
      append(JSONText(unchecked: line.bytes), to: &buffer)
      buffer.append(UInt8(ascii: "\n"))
      if buffer.count < Self.bufferSize { continue }
      try files.writeAll(target, buffer, at: written)
      written += Int64(buffer.count)
      buffer.removeAll(keepingCapacity: true)
    }
    try files.writeAll(target, buffer, at: written)
  }

  private func append(_ item: JSONText, to buffer: inout [UInt8]) {
    guard let reason = item.string else {
      buffer += ParameterPath.redact(item, paths).bytes
      return
    }
    var writer = JSONWriter()
    writer.value(MalformedReason.shown(reason, redact: paths))
    buffer += writer.finish()
  }
}
