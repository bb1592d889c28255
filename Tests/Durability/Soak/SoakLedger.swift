/// What a soak has dropped, and what it still waits for.
struct SoakLedger {
  var jobs: [String: SoakJob] = [:]
  /// Ids of jobs that have not ended yet.
  var waiting: Set<String> = []
  /// Files that are no jobs, by the names without suffix under which they have to turn up in `rejected/`.
  var malformed: Set<String> = []
  /// Names of the drops of one id, of which all but one have to be rejected.
  var duplicates: [String: Set<String>] = [:]
  private var next = 0

  mutating func takeNumber() -> Int {
    defer { next += 1 }
    return next
  }

  mutating func add(_ job: SoakJob) {
    jobs[job.id] = job
    waiting.insert(job.id)
    for child in job.children { add(SoakJob(n: child, kind: .child)) }
  }

  /// Whether everything has come to its end.
  func isOver(_ records: SoakRecords) -> Bool {
    waiting.isEmpty && malformed.allSatisfy { records["rejected/\($0).json"] != nil }
      && duplicates.values.allSatisfy { names in
        names.contains { records["rejected/\($0).json"] != nil }
      }
  }
}
