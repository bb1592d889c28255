import FileSpool
import IntentCore
import IntentModel
import SpoolTesting
import Testing

/// Looking a state over: how much there is, how old it is, and a few jobs of it, at a bounded cost.
@Suite("A survey says how much it saw")
struct SurveyTests {
  /// Makes files in a state's directory, each a second older than the one before, 0 being the youngest.
  private func fill(_ fixture: SpoolFixture, _ directory: String, _ count: Int) {
    Shell.run(
      """
      mkdir -p '\(fixture.directory.path)/\(directory)'; cd '\(fixture.directory.path)/\(directory)'; \
      for i in $(seq 0 \(count - 1)); do echo '{"intent_key":"a.exec.b"}' > job-$i.json; \
      touch -d "@$(( \(fixture.now.milliseconds / 1000) - i ))" job-$i.json; done
      """)
  }

  private func ids(_ survey: Survey) -> [String] { survey.found.map(\.job.id.text) }

  @Test func itCountsAndReadsTheNewestOrTheOldest() throws {
    let fixture = try SpoolFixture()
    fill(fixture, "failed", 20)
    fixture.directory.write("", to: "failed/.hidden.json")
    fixture.directory.write("", to: "failed/notes.txt")
    let newest = try fixture.spool.survey(.failed, SurveyQuestion(order: .newest, reads: 3, looks: 100))
    #expect(newest.count == 20)
    #expect(newest.isComplete && newest.isCountComplete)
    #expect(ids(newest) == ["job-0", "job-1", "job-2"])
    #expect(newest.times.count == 20)
    let oldest = try fixture.spool.survey(.failed, SurveyQuestion(order: .oldest, reads: 2, looks: 100))
    #expect(ids(oldest) == ["job-19", "job-18"])
    #expect(try fixture.spool.survey(.failed, SurveyQuestion()).times.isEmpty)
  }

  @Test func whatIsOlderThanAskedForIsCountedOnly() throws {
    let fixture = try SpoolFixture()
    fill(fixture, "failed", 20)
    let since = fixture.now.adding(milliseconds: -4_999)
    let survey = try fixture.spool.survey(.failed, SurveyQuestion(since: since, reads: 10, looks: 100))
    #expect(survey.count == 20)
    #expect(survey.candidates == 20)
    #expect(Set(ids(survey)).isSuperset(of: ["job-0", "job-1", "job-2", "job-3"]))
    #expect(survey.found.count <= 5)
    #expect(survey.times.count == survey.found.count)
  }

  @Test(arguments: [(100, 10), (101, 10), (1000, 7), (10, 10), (3, 2)])
  func aSampleIsSpreadAndSaysWhatItStandsFor(_ count: Int, _ looks: Int) throws {
    let fixture = try SpoolFixture()
    fill(fixture, "failed", count)
    let survey = try fixture.spool.survey(.failed, SurveyQuestion(reads: count, looks: looks))
    #expect(survey.count == count)
    #expect(survey.looked <= looks)
    #expect(survey.looked * 2 >= min(count, looks))
    #expect(survey.isComplete == (count <= looks))
    #expect(Set(ids(survey)).count == survey.looked)
    #expect(abs(survey.scale * Double(survey.looked) - Double(count)) < 0.5)
  }

  @Test func countingEndsWhereItWasToldTo() throws {
    let fixture = try SpoolFixture()
    fill(fixture, "pending", 20)
    let survey = try fixture.spool.survey(.pending, SurveyQuestion(looks: 100, counts: 15))
    #expect(survey.count == 15)
    #expect(!survey.isCountComplete)
    let whole = try fixture.spool.survey(.pending, SurveyQuestion(counts: 20))
    #expect(whole.count == 20)
    #expect(whole.isCountComplete)
  }

  /// A count is kept while the directory does not change, and no longer.
  @Test func countsAreNeverStale() throws {
    let fixture = try SpoolFixture()
    fill(fixture, "held", 3)
    for expected in 3..<8 {
      #expect(try fixture.spool.survey(.held, SurveyQuestion()).count == expected)
      // Long enough ago for the count to be kept.
      fixture.clock.advance(milliseconds: 5_000)
      #expect(try fixture.spool.survey(.held, SurveyQuestion()).count == expected)
      #expect(try fixture.spool.survey(.held, SurveyQuestion(counts: 1)).isCountComplete == false)
      fixture.directory.write("{}", to: "held/more-\(expected).json")
    }
  }

  @Test func completedJobsAreThoseOfAllDays() throws {
    let fixture = try SpoolFixture()
    fill(fixture, "completed/2026-01-01", 4)
    fill(fixture, "completed/2026-01-02", 5)
    Shell.run("touch -d 2026-01-01 '\(fixture.directory.path)/completed/2026-01-01'")
    let all = try fixture.spool.survey(.completed, SurveyQuestion(reads: 100, looks: 100))
    #expect(all.count == 9)
    #expect(all.found.count == 9)
    // No record of a day's directory is younger than the directory's last change.
    let late = try fixture.spool.survey(
      .completed, SurveyQuestion(since: fixture.now.adding(milliseconds: -3_600_000), looks: 100))
    #expect(late.count == 9)
    #expect(late.candidates == 5)
    #expect(late.looked == 5)
  }

  /// A drop waits since it was put there, whatever time its contents have; a delayed job since it is due.
  @Test func waitingBeginsWhereAJobGotToItsPlace() throws {
    let fixture = try SpoolFixture()
    fixture.drop(TestText.job, as: "old.json")
    Shell.run("touch -d 2001-01-01 '\(fixture.directory.path)/pending/old.json'")
    let pending = try fixture.spool.survey(.pending, SurveyQuestion(order: .oldest, reads: 1, looks: 10))
    let since = try #require(pending.found.first?.at)
    #expect(abs(since.milliseconds(since: SystemClock().now())) < 60_000)
    fixture.directory.write("{}", to: "delayed/20260101T000000.000Z.later.json")
    let delayed = try fixture.spool.survey(.delayed, SurveyQuestion(reads: 1, looks: 10))
    #expect(delayed.found.first?.at.rfc3339 == "2026-01-01T00:00:00.000Z")
  }
}

/// What tests write.
enum TestText {
  static let job = #"{"intent_key":"runtime.query.echo","intent_params":{}}"#
}
