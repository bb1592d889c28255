import IntentCore
import IntentModel

extension SpoolConformance {
  static let committing: [Check] = [
    Check("a commit answers in order, and only to who holds the job") { subject in
      try subject.submit(TestJob("one"), TestJob("two"))
      let claims = try subject.claim(2)
      let stranger = ClaimToken(uid: claims[0].token.uid, fence: claims[0].token.fence + 1000)
      let forged = claims[0].completed(at: subject.now).changed(claim: stranger)
      let results = try subject.commit(forged, claims[1].completed(at: subject.now), claims[0].failed(at: subject.now))
      try expectEqual(results, [.lost, .held, .held], "answers")
    },
    Check("a job is committed once") { subject in
      try subject.submit(TestJob("one"))
      let claim = try subject.claim(1)[0]
      let transition = claim.completed(at: subject.now)
      try expectEqual(try subject.commit(transition), [.held], "the first time")
      try expectEqual(try subject.commit(transition), [.lost], "the second time")
      try expectEqual(try subject.commit(claim.failed(at: subject.now)), [.lost], "with another outcome")
    },
    Check("one group cannot commit a job twice") { subject in
      try subject.submit(TestJob("one"))
      let claim = try subject.claim(1)[0]
      let results = try subject.commit(claim.completed(at: subject.now), claim.failed(at: subject.now))
      try expectEqual(results, [.held, .lost], "answers")
    },
    Check("a delayed job comes back when it is due, with its past, under a greater fence") { subject in
      try subject.submit(TestJob("one"))
      let first = try subject.claim(1)[0]
      try subject.commit(first.snoozed(milliseconds: 5000, at: subject.now))
      try expectEqual(subject.spool.nextDue(), subject.now.adding(milliseconds: 5000), "next due")
      try subject.claimNothing()
      subject.clock.advance(milliseconds: 5000)
      let second = try subject.claim(1)[0]
      try expectEqual(second.job.uid, first.job.uid, "uid")
      try expect(second.token.fence > first.token.fence, "the fence did not grow")
      try expectEqual(second.job.past.attempts.count, 1, "attempts")
      try expectEqual(try subject.commit(first.completed(at: subject.now)), [.lost], "the old claim")
      try expectEqual(try subject.commit(second.completed(at: subject.now)), [.held], "the new claim")
    },
    Check("follow-ups come with their transition") { subject in
      try subject.submit(TestJob("parent"))
      let claim = try subject.claim(1)[0]
      let children = (0..<3).map { TestJob("child-\($0)").submitted }
      try subject.commit(claim.completed(at: subject.now, followUps: children))
      let claims = try subject.claim(3)
      try expectEqual(Set(claims.map(\.job.id.text)), ["child-0", "child-1", "child-2"], "follow-ups")
    },
    Check("follow-ups come with any end, out of any state") { subject in
      try subject.submit(TestJob("failing"), TestJob("waiting", runAt: subject.now.adding(milliseconds: 60_000)))
      let failing = try subject.claim(1)[0]
      let after = [TestJob("after-failing").submitted]
      try subject.commit(failing.failed(at: subject.now).changed(followUps: after))
      try expectEqual(try subject.claim(1).map(\.job.id.text), ["after-failing"], "after a failure")
      guard let spool = subject.spool as? any SpoolAdministration else { return }
      let waiting = try spool.take(JobID(unchecked: "waiting"))
      let cancelled = Transition.cancel(waiting, because: .permanent("no"), now: subject.now)
      try subject.commit(cancelled.changed(followUps: [TestJob("after-waiting").submitted]))
      try expectEqual(try subject.claim(1).map(\.job.id.text), ["after-waiting"], "after a cancellation")
    },
    Check("a commit of nothing is one") { subject in
      try expectEqual(try subject.commit(), [], "answers")
      try subject.submit(TestJob("one"))
      _ = try subject.claim(1)
      try expectEqual(try subject.commit(), [], "answers")
    },
    Check("a claim can be extended until it is committed") { subject in
      try subject.submit(TestJob("one"))
      let claim = try subject.claim(1)[0]
      try expectEqual(try subject.spool.extend([claim.token]), [true], "while it is held")
      try subject.commit(claim.completed(at: subject.now))
      try expectEqual(try subject.spool.extend([claim.token]), [false], "once it is over")
    },
  ]
}
