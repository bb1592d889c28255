import IntentCore
import IntentJSON
import IntentModel
import Testing

@testable import intent

/// What is shown of batches: the line of progress, bars, numbers.
@Suite struct BatchOutputTests {
  private func line(
    _ completed: Int, _ failed: Int, of total: Int, rate: Double? = nil, name: String = "tonight",
    condition: BatchSnapshot.Condition = .running, isAlone: Bool = false
  ) -> BatchProgressLine {
    var counts = BatchCounts(total: total)
    (counts.completed, counts.failed) = (completed, failed)
    return BatchProgressLine(name: name, condition: condition, counts: counts, rate: rate, isAlone: isAlone)
  }

  private func drawn(_ line: BatchProgressLine, _ columns: Int, blocks: Bool = false) -> String {
    line.drawn(on: Terminal(columns: columns, hasColors: false), Bar(blocks: blocks))
  }

  @Test func fitsTheTerminal() {
    let lines = [
      line(45_207, 3, of: 100_000, rate: 48_210), line(0, 0, of: 1), line(1_000_000, 0, of: 1_000_000, rate: 0.3),
      line(5, 0, of: 10, name: "지각-알림-019aa3c5-8d23-7b4e-9f00-3f1c2d4e5a6b", condition: .waiting, isAlone: true),
    ]
    for line in lines {
      for columns in 1...250 {
        for blocks in [true, false] {
          let text = drawn(line, columns, blocks: blocks)
          // One fact is told in any case.
          #expect(DisplayWidth.of(text) <= max(columns - 1, 24), "\(columns): \(text)")
        }
      }
    }
  }

  @Test func showsWhatThereIsRoomFor() {
    let line = line(45_207, 3, of: 100_000, rate: 48_210)
    #expect(
      drawn(line, 80)
        == "tonight  #########-----------  45,210/100,000  45%  3 failed  48,210/s  2s left")
    #expect(
      drawn(line, 200)
        == "tonight  ##################----------------------  45,210/100,000  45%  3 failed  48,210/s  2s left")
    #expect(drawn(line, 40) == "tonight  45,210/100,000  45%  3 failed")
    #expect(line.plain == "tonight: 45,210/100,000, 45%, 3 failed, 48,210/s, 2s left")
  }

  @Test func saysThatNobodyExecutesIt() {
    #expect(line(0, 0, of: 10, condition: .waiting, isAlone: true).plain == "tonight: 0/10, 0%, no dispatcher runs")
    let unread = BatchProgressLine(name: "b", condition: .waiting, counts: nil, rate: nil, isAlone: false)
    #expect(unread.plain == "b: waiting")
    #expect(drawn(unread, 80) == "b  waiting")
  }

  @Test(arguments: [(0, 10, ""), (1, 10, "#"), (9, 10, "#########"), (10, 10, "##########"), (999, 1000, "#########")])
  func aBarIsFullOnlyWhenAllIsDone(_ part: Int, _ whole: Int, _ full: String) {
    let drawn = Bar(blocks: false).text(part, of: whole, columns: 10)
    #expect(drawn.full == full)
    #expect(drawn.full.count + drawn.empty.count == 10)
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1234, "-1,234")])
  func countsHaveTheirThousandsApart(_ count: Int, _ text: String) {
    #expect(Quantity.count(count) == text)
  }

  @Test(arguments: [
    (0, "0s"), (0.2, "1s"), (59, "59s"), (60, "1m 00s"), (185, "3m 05s"), (3600, "1h 00m"), (7800, "2h 10m"),
    (90_000, "1d 1h"), (.infinity, "?"),
  ]) func timesAreRough(_ seconds: Double, _ text: String) {
    #expect(Quantity.time(seconds: seconds) == text)
  }

  @Test func percentagesAreNotRoundedUp() {
    #expect(Quantity.percent(999, of: 1000) == "99%")
    #expect(Quantity.percent(1000, of: 1000) == "100%")
    #expect(Quantity.percent(0, of: 0) == "100%")
    #expect(Quantity.rate(0.42) == "0.4/s")
    #expect(Quantity.rate(48_210.4) == "48,210/s")
  }
}
