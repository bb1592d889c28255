import FileSpool
import IntentCore
import IntentJSON
import IntentModel

/// Checks jobs and submits them in groups, each of which shares its syncs.
struct JobSubmitter {
  /// What became of one.
  struct Answer {
    /// Where it came from: a line's number; nil for one from the command line.
    var line: Int?
    var submission: Submission
  }

  /// Beyond this a group saves nothing more.
  private static let groupJobs = 4096
  private static let groupBytes = 4 << 20

  private let spool: FileSpool
  private let clock = SystemClock()
  private var group: [(line: Int?, job: NewJob)] = []
  private var bytes = 0

  init(spool: FileSpool) {
    self.spool = spool
  }

  /// Whether the group is as large as it should get.
  var isFull: Bool { group.count >= Self.groupJobs || bytes >= Self.groupBytes }
  var isEmpty: Bool { group.isEmpty }

  /// Adds a job to the group.
  ///
  /// - Throws: ``JobError`` for bytes that are no job. The same bytes, dropped, would be rejected.
  mutating func add(_ bytes: [UInt8], line: Int? = nil) throws(JobError) {
    let now = clock.now()
    let job = try JobReader.read(drop: bytes, fileName: nil, uid: .make(at: now), now: now)
    let text = job.text
    let isNamed = text["id"] != nil
    let new = NewJob(
      id: job.id, bytes: isNamed ? bytes + [UInt8(ascii: "\n")] : Self.naming(text, job.id), hasOwnID: !isNamed)
    group.append((line, new))
    self.bytes += new.bytes.count
  }

  /// Submits the group. What is answered as accepted is on stable storage.
  mutating func submit() throws(CommandFailure) -> [Answer] {
    guard !group.isEmpty else { return [] }
    defer {
      group.removeAll(keepingCapacity: true)
      bytes = 0
    }
    do {
      let submissions = try spool.submit(group.map(\.job))
      return zip(group, submissions).map { Answer(line: $0.line, submission: $1) }
    } catch {
      throw CommandFailure(error)
    }
  }

  /// The job with its id in front, so that the id that was answered is the job's, whoever reads the file.
  private static func naming(_ text: JSONText, _ id: JobID) -> [UInt8] {
    var writer = JSONWriter(capacity: text.bytes.count + 64)
    writer.object { writer in
      writer.member("id", id)
      writer.members(of: text, except: ["id"])
    }
    return writer.finish() + [UInt8(ascii: "\n")]
  }
}
