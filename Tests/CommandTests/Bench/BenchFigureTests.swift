import Foundation
import IntentJSON
import Testing

@testable import intent

/// The values that `intent bench` is made of.
@Suite struct BenchFigureTests {
  private func message(of body: () throws -> Void) -> String {
    do { try body() } catch { return "\(error)" }
    return ""
  }

  @Test(arguments: [
    (Int64(2), Int32(28), "the C loop that drains failed after 2 of 5: No space left on device"),
    (2, 0, "the C loop that drains did 2, and should have done 5"), (5, 0, ""),
  ]) func aLoopThatFailsSaysWhereAndWhy(_ done: Int64, _ error: Int32, _ says: String) {
    let message = message {
      _ = try Floor.rate("drains", of: 5) {
        $0 = done
        return error
      }
    }
    #expect(message == says)
  }

  @Test func dropsThatCannotBeWrittenSayWhy() {
    #expect(message { try Drops.fill("/nowhere/spool", 5) }.contains("No such file or directory"))
  }

  @Test func aProgramThatFailsIsAFailedLoop() throws {
    let directory = try BenchDirectory(in: FileManager.default.temporaryDirectory.path)
    let tools = BenchTools(
      intent: "intent", bareHost: "BareHost", plugins: directory.path, directory: directory)
    for (program, says) in [("/nowhere/true", "No such file or directory"), ("/bin/false", "canceled")] {
      let bench = ExecBench(tools: tools, jobs: 3, runs: 1, program: program)
      let message = message { _ = try bench.rows() }
      #expect(message.hasPrefix("the C loop that starts \(program) failed after 0 of 3: "))
      #expect(message.contains(says), "\(message)")
    }
  }

  @Test func aFigureThatIsMissingHasNoValue() throws {
    let row = BenchRow(missing: "instructions", because: "valgrind is not installed")
    #expect(row.columns == ["instructions", "-", "", "", "valgrind is not installed"])
    var writer = JSONWriter()
    row.write(to: &writer)
    let json = try JSONText(validating: writer.finish())
    #expect(json["value"] == nil)
    #expect(json["spread"]?.string == "valgrind is not installed")
  }

  @Test(arguments: [
    (0.0, "0.000"), (0.1234, "0.123"), (1.5, "1.50"), (12.34, "12.3"), (123.4, "123"), (1234.5, "1235"),
    (-1.5, "-1.50"),
    (.nan, "?"),
  ]) func figuresAreShort(_ value: Double, _ text: String) {
    #expect(BenchRow.short(value) == text)
  }

  @Test func mediansAreOfTheNearestRank() throws {
    let samples = try Interleaved.sample(runs: 3, { Double($0) }, { 10 - Double($0) })
    #expect(samples.map(\.values) == [[0, 1, 2], [8, 9, 10]])
    #expect(samples.map(\.median) == [1, 9])
    #expect(samples[0].spread(of: 7) == "0.000 to 2.00, 3 runs of 7")
  }
}
