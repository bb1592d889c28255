import IntentCore
import IntentJSON
import IntentModel
import RandomTesting
import Testing

@Suite("What becomes of a job after an attempt")
struct DecideTests {
  /// A job with a past, and what an attempt made of it.
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var past = JobPast()
    var maxRetries: Int?
    var outcome: AttemptResult.Outcome
    var destination: Transition.Destination
    var members: [String: String?] = [:]
    var exhausts = false
    var testDescription: String { name }
  }

  static let failure = IntentError(.handlerError, "no route")
  static let timeout = IntentError(.timeout, "took longer than 1m")
  static let crash = IntentError(.crash, "killed by signal 11")
  static let limited = IntentError(.rateLimited, "429")

  static func past(_ change: (inout JobPast) -> Void) -> JobPast {
    var past = JobPast()
    change(&past)
    return past
  }

  /// Jitter is off: a retry waits exactly 1, 2, 4... seconds from now, which is 10 s after the start.
  static let cases: [Case] = [
    Case(
      name: "completed", outcome: .completed(JSONText(#"{"n":1.10}"#)), destination: .completed(day: "2026-11-21"),
      members: [
        "status": #""completed""#, "result": #"{"n":1.10}"#, "completed_at": #""2026-11-21T00:00:01.500Z""#,
        "executed_at": #""2026-11-21T00:00:00.000Z""#, "error_message": "null", "error_kind": nil, "due_at": nil,
      ]),
    Case(
      name: "completed after retries keeps the start of the first attempt",
      past: past {
        $0.retryCount = 2
        $0.executedAt = .at(-60)
        $0.interruptions = 2
        $0.isSuspect = true
        $0.rateLimitWaits = 9
      },
      outcome: .completed(.null), destination: .completed(day: "2026-11-21"),
      members: [
        "retry_count": "2", "executed_at": #""2026-11-20T23:59:00.000Z""#, "result": "null", "interruptions": nil,
        "suspect": nil, "rate_limit_waits": nil,
      ]),
    Case(
      name: "first failure", outcome: .retry(failure, after: nil), destination: .delayed(until: .at(11)),
      members: [
        "status": #""delayed""#, "retry_count": "1", "error_message": #""no route""#,
        "error_kind": #""handler_error""#, "due_at": #""2026-11-21T00:00:11.000Z""#, "completed_at": "null",
        "result": nil,
      ]),
    Case(
      name: "second failure", past: past { $0.retryCount = 1 }, outcome: .retry(failure, after: nil),
      destination: .delayed(until: .at(12)), members: ["retry_count": "2"]),
    Case(
      name: "a failure that says when", outcome: .retry(failure, after: 90_000),
      destination: .delayed(until: .at(100)), members: ["retry_count": "1"]),
    Case(
      name: "the last retry failed", past: past { $0.retryCount = 3 }, outcome: .retry(failure, after: nil),
      destination: .failed,
      members: [
        "status": #""failed""#, "retry_count": "3", "error_kind": #""handler_error""#,
        "completed_at": #""2026-11-21T00:00:01.500Z""#,
      ], exhausts: true),
    Case(
      name: "the last retry failed, and says when", past: past { $0.retryCount = 3 },
      outcome: .retry(failure, after: 5), destination: .failed, exhausts: true),
    Case(
      name: "a job's own max_retries goes before the policy's: none", maxRetries: 0,
      outcome: .retry(failure, after: nil), destination: .failed, members: ["retry_count": "0"], exhausts: true),
    Case(
      name: "a job's own max_retries goes before the policy's: more", past: past { $0.retryCount = 9 }, maxRetries: 10,
      outcome: .retry(failure, after: 0), destination: .delayed(until: .at(10)), members: ["retry_count": "10"]),
    Case(
      name: "timeout", outcome: .retry(timeout, after: nil), destination: .delayed(until: .at(11)),
      members: ["retry_count": "1", "error_kind": #""timeout""#]),
    Case(
      name: "the last timeout", past: past { $0.retryCount = 3 }, outcome: .retry(timeout, after: nil),
      destination: .failed, members: ["error_kind": #""timeout""#], exhausts: true),
    Case(
      name: "a crash is charged, and leaves the suspicion",
      past: past {
        $0.isSuspect = true
        $0.interruptions = 1
      },
      outcome: .retry(crash, after: nil), destination: .delayed(until: .at(11)),
      members: ["retry_count": "1", "error_kind": #""crash""#, "suspect": "true", "interruptions": nil]),
    Case(
      name: "a crash makes no suspect of a job that was none", outcome: .retry(crash, after: nil),
      destination: .delayed(until: .at(11)), members: ["suspect": nil]),
    Case(
      name: "any other failure clears the suspicion",
      past: past {
        $0.isSuspect = true
        $0.interruptions = 2
        $0.rateLimitWaits = 3
      },
      outcome: .retry(failure, after: nil), destination: .delayed(until: .at(11)),
      members: ["suspect": nil, "interruptions": nil, "rate_limit_waits": nil]),
    Case(
      name: "the last crash", past: past { $0.retryCount = 3 }, outcome: .retry(crash, after: nil),
      destination: .failed, members: ["error_kind": #""crash""#], exhausts: true),
    Case(
      name: "snoozed", past: past { $0.retryCount = 3 }, outcome: .snoozed(milliseconds: 2500),
      destination: .delayed(until: .at(12.5)),
      members: ["retry_count": "3", "error_message": "null", "error_kind": nil]),
    Case(
      name: "a snooze that is negative is none", outcome: .snoozed(milliseconds: -1),
      destination: .delayed(until: .at(10))),
    Case(
      name: "a snooze has an end", outcome: .snoozed(milliseconds: .max),
      destination: .delayed(until: .at(10).adding(milliseconds: RetryRules.longestWait))),
    Case(
      name: "rate limited", past: past { $0.retryCount = 3 }, outcome: .rateLimited(limited, milliseconds: 30_000),
      destination: .delayed(until: .at(40)),
      members: ["retry_count": "3", "rate_limit_waits": "1", "error_kind": #""rate_limited""#]),
    Case(
      name: "rate limited without a delay waits as the policy backs off", past: past { $0.rateLimitWaits = 2 },
      outcome: .rateLimited(limited, milliseconds: nil), destination: .delayed(until: .at(14)),
      members: ["retry_count": "0", "rate_limit_waits": "3"]),
    Case(
      name: "the last wait for a rate limit", past: past { $0.rateLimitWaits = RetryRules.rateLimitWaits - 1 },
      outcome: .rateLimited(limited, milliseconds: 1000), destination: .delayed(until: .at(11)),
      members: ["rate_limit_waits": "25"]),
    Case(
      name: "one wait too many", past: past { $0.rateLimitWaits = RetryRules.rateLimitWaits },
      outcome: .rateLimited(limited, milliseconds: 1000), destination: .failed,
      members: ["error_kind": #""rate_limited""#, "error_message": #""429""#], exhausts: true),
    Case(
      name: "failed for good", outcome: .failed(.invalidParams("is empty", field: "student_id")), destination: .failed,
      members: ["error_message": #""student_id: is empty""#, "error_kind": #""invalid_params""#, "retry_count": "0"],
      exhausts: true),
    Case(
      name: "cancelled", outcome: .cancelled(IntentError(.cancelled, "by kim")), destination: .cancelled,
      members: [
        "status": #""cancelled""#, "error_kind": #""cancelled""#, "completed_at": #""2026-11-21T00:00:01.500Z""#,
      ]),
    Case(
      name: "held", past: past { $0.retryCount = 1 }, outcome: .held(IntentError(.loadFailed, "libA.so: no file")),
      destination: .held,
      members: [
        "status": #""held""#, "retry_count": "1", "executed_at": "null", "error_kind": #""load_failed""#,
        "held": #"{"kind":"load_failed","message":"libA.so: no file","since":"2026-11-21T00:00:10.000Z"}"#,
      ]),
    Case(
      name: "interrupted", past: past { $0.retryCount = 3 },
      outcome: .interrupted(IntentError(.interrupted, "stopped")), destination: .delayed(until: .at(10)),
      members: [
        "retry_count": "3", "interruptions": "1", "suspect": nil, "executed_at": #""2026-11-21T00:00:00.000Z""#,
      ]),
    Case(
      name: "interrupted three times in a row", past: past { $0.interruptions = 2 },
      outcome: .interrupted(IntentError(.interrupted, "stopped")), destination: .delayed(until: .at(10)),
      members: ["interruptions": "3", "suspect": "true"]),
    Case(
      name: "an interruption leaves what else is counted",
      past: past {
        $0.isSuspect = true
        $0.rateLimitWaits = 4
      },
      outcome: .interrupted(IntentError(.interrupted, "stopped")), destination: .delayed(until: .at(10)),
      members: ["interruptions": "1", "suspect": "true", "rate_limit_waits": "4"]),
    Case(
      name: "suspected", past: past { $0.retryCount = 3 }, outcome: .suspected(crash),
      destination: .delayed(until: .at(10)),
      members: ["retry_count": "3", "suspect": "true", "interruptions": nil, "error_kind": #""crash""#]),
  ]

  @Test("by its outcome", arguments: cases)
  func table(_ expected: Case) throws {
    var job = try Fixture.read(Fixture.drop(#""unique_key":"u""#))
    job.past = expected.past
    job.maxRetries = expected.maxRetries
    var policy = IntentPolicy()
    policy.backoff.jitter = 0
    let claim = Fixture.claim(job)
    let result = AttemptResult(
      outcome: expected.outcome, startedAt: Fixture.now, elapsed: 1_500_000_000, worker: "w1",
      followUps: [NewJob(id: job.id, bytes: [])])
    var random = SeededGenerator(seed: 1)
    let transition = decide(result, for: claim, policy: policy, now: .at(10), random: &random)

    #expect(transition.claim == claim.token)
    #expect(transition.id == job.id)
    #expect(transition.destination == expected.destination)
    for (name, value) in expected.members { #expect(transition.member(name) == value, "\(name)") }
    #expect(transition.text.hasSuffix("}\n"))
    #expect(try JSONText(validating: #require(transition.member("attempts"))).elements.map { $0 }.count == 1)
    #expect(willExhaust(result, claim: claim, policy: policy) == expected.exhausts)

    let isTerminal: Bool
    switch transition.destination {
    case .completed, .failed, .cancelled: isTerminal = true
    case .delayed, .held: isTerminal = false
    }
    #expect(transition.uniqueKey == (isTerminal ? nil : "u"))
    let isCompleted = if case .completed = expected.outcome { true } else { false }
    #expect(transition.followUps.count == (isCompleted ? 1 : 0))
  }

  @Test("the day of completion is that of the start and the time it took, whatever the clock says by then")
  func clockSetBack() throws {
    let claim = Fixture.claim(try Fixture.read(Fixture.least))
    let result = AttemptResult(
      outcome: .completed(.null), startedAt: .at(-0.5), elapsed: 1_000_000_000)
    var random = SeededGenerator(seed: 1)
    let transition = decide(result, for: claim, policy: .builtIn, now: .at(-86_400), random: &random)
    #expect(transition.destination == .completed(day: "2026-11-21"))
    #expect(transition.member("executed_at") == #""2026-11-20T23:59:59.500Z""#)
    #expect(transition.member("completed_at") == #""2026-11-21T00:00:00.500Z""#)
  }

  @Test("redaction is for the records of jobs that ended")
  func redaction() throws {
    let claim = Fixture.claim(try Fixture.read(#"{"intent_key":"a.exec.b","intent_params":{"phone":"010"}}"#))
    var policy = IntentPolicy()
    policy.redact = ["phone"].compactMap(ParameterPath.init)
    var random = SeededGenerator(seed: 1)
    let params = { (outcome: AttemptResult.Outcome) in
      decide(
        AttemptResult(outcome: outcome, startedAt: Fixture.now), for: claim, policy: policy, now: Fixture.now,
        random: &random
      ).member("intent_params")
    }
    let gone = #"{"phone":"[redacted]"}"#
    let kept = #"{"phone":"010"}"#
    #expect(params(.completed(.null)) == gone)
    #expect(params(.failed(Self.failure)) == gone)
    #expect(params(.cancelled(Self.failure)) == gone)
    #expect(params(.retry(Self.failure, after: nil)) == kept)
    #expect(params(.held(Self.failure)) == kept)
    #expect(params(.interrupted(Self.failure)) == kept)
  }

  @Test("progress that an attempt reports replaces the one before; one that reports none leaves it")
  func progress() throws {
    var job = try Fixture.read(Fixture.least)
    job.past.progress = JSONText(#"{"done":1}"#)
    var random = SeededGenerator(seed: 1)
    let transition = { (progress: JSONText?) in
      decide(
        AttemptResult(outcome: .completed(.null), startedAt: Fixture.now, progress: progress), for: Fixture.claim(job),
        policy: .builtIn, now: Fixture.now, random: &random)
    }
    #expect(transition(nil).member("progress") == #"{"done":1}"#)
    #expect(transition(JSONText(#"{"done":2}"#)).member("progress") == #"{"done":2}"#)
  }

  @Test("a job that snoozes for ever keeps the newest attempts, and counts the others")
  func boundedAttempts() throws {
    var job = try Fixture.read(Fixture.least)
    var random = SeededGenerator(seed: 1)
    for attempt in 1...200 {
      #expect(job.past.nextAttempt == attempt)
      let transition = decide(
        AttemptResult(outcome: .snoozed(milliseconds: 1), startedAt: .at(Double(attempt))), for: Fixture.claim(job),
        policy: .builtIn, now: .at(Double(attempt)), random: &random)
      job = try JobReader.resume(transition.record)
    }
    #expect(job.past.attempts.count == RetryRules.attemptsKept)
    #expect(job.past.attemptsOmitted == 200 - RetryRules.attemptsKept)
    #expect(job.past.attempts.last?["started_at"]?.string == Timestamp.at(200).rfc3339)
    #expect(job.past.executedAt == .at(1))
  }

  @Test("retries are used up after max_retries, whatever comes in between")
  func untilFailed() throws {
    var job = try Fixture.read(Fixture.drop(#""max_retries":2"#))
    var random = SeededGenerator(seed: 1)
    let outcomes: [AttemptResult.Outcome] = [
      .retry(Self.failure, after: 0), .snoozed(milliseconds: 0), .interrupted(Self.failure), .suspected(Self.crash),
      .rateLimited(Self.limited, milliseconds: 0), .retry(Self.timeout, after: 0),
    ]
    for outcome in outcomes {
      #expect(job.retriesLeft(by: .builtIn) > 0)
      let transition = decide(
        AttemptResult(outcome: outcome, startedAt: Fixture.now), for: Fixture.claim(job), policy: .builtIn,
        now: Fixture.now, random: &random)
      job = try JobReader.resume(transition.record)
    }
    #expect(job.retriesLeft(by: .builtIn) == 0)
    let last = AttemptResult(outcome: .retry(Self.crash, after: 0), startedAt: Fixture.now)
    let transition = decide(last, for: Fixture.claim(job), policy: .builtIn, now: Fixture.now, random: &random)
    #expect(transition.destination == .failed)
    #expect(transition.member("retry_count") == "2")
    let attempts = try JSONText(validating: #require(transition.member("attempts"))).elements
    #expect(
      attempts.compactMap { $0["outcome"]?.string } == [
        "retry", "snoozed", "interrupted", "suspected", "rate_limited", "retry", "retry",
      ])
  }
}
