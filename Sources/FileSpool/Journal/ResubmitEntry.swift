import IntentCore
import IntentModel

/// A terminal record goes back into `pending/`, as a drop: it is not written again, and the drop is.
struct ResubmitEntry: Sendable, Equatable {
  /// Where the record was.
  var source: Place
  /// The drop.
  var job: NewJob
}

extension ResubmitEntry {
  init?(_ reader: inout ByteReader) {
    guard let source = Place(&reader), let id = reader.text(), let bytes = reader.string() else { return nil }
    self.init(source: source, job: NewJob(id: JobID(unchecked: id), bytes: Array(bytes)))
  }

  func write(to writer: inout ByteWriter) {
    source.write(to: &writer)
    writer.string(job.id.text)
    writer.string(job.bytes)
  }
}
