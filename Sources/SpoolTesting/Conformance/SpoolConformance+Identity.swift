import IntentCore
import IntentModel

extension SpoolConformance {
  static let identity: [Check] = [
    Check("the same id again is a duplicate, in whatever state the job is") { subject in
      let job = TestJob("same")
      try subject.submit(job)
      try expectEqual(try again(job, subject), .duplicate(JobID(unchecked: "same"), of: .pending), "while it waits")
      let claim = try subject.claim(1)[0]
      try expectEqual(try again(job, subject), .duplicate(claim.job.id, of: .processing), "while it runs")
      try subject.commit(claim.snoozed(milliseconds: 1000, at: subject.now))
      try expectEqual(try again(job, subject), .duplicate(claim.job.id, of: .delayed), "while it is delayed")
      subject.clock.advance(milliseconds: 1000)
      try subject.commit(try subject.claim(1)[0].completed(at: subject.now))
      try expectEqual(try again(job, subject), .duplicate(claim.job.id, of: .completed), "once it is completed")
      try subject.claimNothing()
    },
    Check("one submission cannot hold an id twice") { subject in
      let results = try subject.spool.submit([TestJob("same").submitted, TestJob("same").submitted])
      let id = JobID(unchecked: "same")
      try expectEqual(results, [.accepted(id), .duplicate(id, of: .pending)], "answers")
      _ = try subject.claim(1)
    },
    Check("one unfinished job holds a unique key, the next one may once that is over") { subject in
      try subject.submit(TestJob("first", uniqueKey: "k"))
      let first = try subject.claim(1)[0]
      _ = try subject.spool.submit([TestJob("second", uniqueKey: "k").submitted])
      try subject.submit(TestJob("other", uniqueKey: "l"))
      try expectEqual(try subject.claim(1)[0].job.id.text, "other", "job of another key")
      try subject.commit(first.snoozed(milliseconds: 1000, at: subject.now))
      _ = try subject.spool.submit([TestJob("third", uniqueKey: "k").submitted])
      try subject.claimNothing()
      subject.clock.advance(milliseconds: 1000)
      try subject.commit(try subject.claim(1)[0].completed(at: subject.now))
      try subject.submit(TestJob("fourth", uniqueKey: "k"))
      try expectEqual(try subject.claim(1)[0].job.id.text, "fourth", "job of the key that is free again")
    },
    Check("a job's uid is its own, even where an id is used again") { subject in
      try subject.submit(TestJob("a"), TestJob("b"))
      let uids = try subject.claim(2).map(\.job.uid)
      try expect(uids[0] != uids[1], "two jobs share a uid")
    },
  ]

  private static func again(_ job: TestJob, _ subject: Subject) throws -> Submission {
    let results = try subject.spool.submit([job.submitted])
    try expectEqual(results.count, 1, "answers")
    return results[0]
  }
}
