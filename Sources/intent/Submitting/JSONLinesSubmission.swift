import FileSpool
import IntentCore
import IntentJSON

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Submits the jobs of a JSON Lines file, one a line, as they come.
///
/// A line that is no job is told with its number and does not stop the rest. Lines that come slowly are not kept waiting
/// for company: a group is submitted whenever there is nothing more to read at once.
struct JSONLinesSubmission {
  var path: String
  var submitter: JobSubmitter
  var report: SubmissionReport

  mutating func run() throws(CommandFailure) {
    let name = path == "-" ? "standard input" : path
    let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw CommandFailure(SystemError("cannot read \(name)")) }
    defer { if descriptor > 0 { close(descriptor) } }
    let limit = JSONLimits.default.maxBytes
    var reader = LineReader(descriptor: descriptor, name: name, limit: limit)
    var number = 0
    reading: while true {
      if !submitter.isEmpty, submitter.isFull || !reader.isReady { try report.tell(try submitter.submit()) }
      let next = try reader.next()
      number += 1
      switch next {
      case .line(let bytes): try take(bytes, number)
      case .tooLong: try report.refuse(line: number, "longer than \(limit) bytes")
      case .end: break reading
      }
    }
    try report.tell(try submitter.submit())
  }

  private mutating func take(_ bytes: [UInt8], _ number: Int) throws(CommandFailure) {
    // Blank lines separate nothing and mean nothing; editors leave one at the end.
    if bytes.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }) { return }
    do {
      try submitter.add(bytes, line: number)
    } catch {
      // The text has one line: which of the file's it is, is said already.
      try report.refuse(line: number, error.message.replacing("line 1, column", with: "column"))
    }
  }
}
