import RandomTesting
import FuzzKit
import Testing

/// A bounded run of every target: what `make fuzz` does for long.
@Suite("No input crashes a parser, or is read in two ways")
struct FuzzTests {
  static let seeds: [UInt64] = [1, 20_261_121]

  @Test(arguments: FuzzTarget.all.map(\.name), seeds)
  func bounded(_ name: String, _ seed: UInt64) throws {
    let target = try #require(FuzzTarget.named(name))
    let report = try FuzzRun(target, seed: seed, count: 2000).run()
    #expect(report.inputs == 2000)
    // A generator whose inputs are all refused, or all taken, tests one path only.
    #expect(report.accepted > 100, "only \(report.accepted) inputs were taken")
    #expect(report.accepted < 2000, "no input was refused")
  }

  @Test("any input can be made again alone")
  func again() {
    for target in FuzzTarget.all {
      var (one, other) = (SeededGenerator(seed: 7, input: 99), SeededGenerator(seed: 7, input: 99))
      #expect(target.input(&one) == target.input(&other))
    }
  }

  @Test("a finding names its seed and its input")
  func finding() {
    let target = FuzzTarget(name: "broken", input: { _ in Array("x".utf8) }, check: { _ in throw FuzzFinding("wrong") })
    #expect {
      _ = try FuzzRun(target, seed: 5, count: 3, first: 2).run()
    } throws: { error in
      "\(error)".contains("broken, seed 5, input 2: wrong")
    }
  }
}
