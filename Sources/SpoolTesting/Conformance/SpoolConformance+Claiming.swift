import IntentCore
import IntentJSON
import IntentModel

extension SpoolConformance {
  static let claiming: [Check] = [
    Check("a submitted job is claimed once, as it was submitted") { subject in
      try subject.submit(TestJob("one", priority: 7, tenant: "a", params: #"{"n":1.10,"b":[ ]}"#))
      let claim = try subject.claim(1)[0]
      try expectEqual(claim.job.id.text, "one", "id")
      try expectEqual(claim.job.key.text, "runtime.query.echo", "key")
      try expectEqual(claim.job.params.text, #"{"n":1.10,"b":[ ]}"#, "parameters")
      try expectEqual(claim.job.priority, 7, "priority")
      try expectEqual(claim.job.tenant?.text, "a", "tenant")
      try expect(claim.job.past.attempts.isEmpty, "a new job has a past")
      try subject.claimNothing()
    },
    Check("an empty spool gives nothing, and nothing is due") { subject in
      try subject.claimNothing()
      try expectEqual(subject.spool.nextDue(), nil, "next due")
    },
    Check("a claim takes no more than its limit") { subject in
      for index in 0..<10 { try subject.submit(TestJob("job-\(index)")) }
      let first = try subject.claim(4, limit: 4)
      let second = try subject.claim(6)
      try expectEqual(Set((first + second).map(\.job.id)).count, 10, "different jobs")
      try expectEqual(try subject.spool.claim(limit: 0, filter: ClaimFilter()).count, 0, "jobs of a limit of 0")
    },
    Check("priority comes first, then tenants in turn, then age") { subject in
      let jobs = [
        TestJob("a1", tenant: "a"), TestJob("a2", tenant: "a"), TestJob("a3", tenant: "a"), TestJob("b1", tenant: "b"),
        TestJob("low", priority: 0, tenant: "c"), TestJob("high", priority: 9, tenant: "a"),
      ]
      for job in jobs {
        try subject.submit(job)
        subject.letAgesDiffer()
      }
      let order = try subject.claim(jobs.count).map(\.job.id.text)
      // Which tenant has the first turn is not promised.
      try expectEqual(
        [order[0]] + order[1...2].sorted() + order[3...], ["high", "a1", "b1", "a2", "a3", "low"], "order")
    },
    Check("a job waits for its run_at") { subject in
      try subject.submit(TestJob("later", runAt: subject.now.adding(milliseconds: 60_000)), TestJob("now"))
      let claims = try subject.claim(1)
      try expectEqual(claims[0].job.id.text, "now", "job")
      try expectEqual(subject.spool.nextDue(), subject.now.adding(milliseconds: 60_000), "next due")
      subject.clock.advance(milliseconds: 59_999)
      try subject.claimNothing()
      subject.clock.advance(milliseconds: 1)
      try expectEqual(try subject.claim(1)[0].job.id.text, "later", "job")
    },
    Check("the filter keeps intents and queues within their slots, and lets others by") { subject in
      for index in 0..<4 { try subject.submit(TestJob("a\(index)", key: "alpha.exec.run")) }
      for index in 0..<4 { try subject.submit(TestJob("b\(index)", key: "beta.exec.run")) }
      var filter = ClaimFilter()
      filter.slotsOfIntent["alpha.exec.run"] = 3
      filter.slotsOfQueue[QueueName(unchecked: "beta")] = 0
      let claims = try subject.claim(3, filter: filter)
      try expectEqual(Set(claims.map(\.job.key.text)), ["alpha.exec.run"], "intents")
      try expectEqual(subject.spool.nextDue(), nil, "next due, where jobs wait for the filter alone")
      _ = try subject.claim(5)
    },
  ]
}
