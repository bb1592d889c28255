import RandomTesting

/// Payloads of a journal's frames, built from the page of the commit protocol and not with the code under test.
enum JournalSamples {
  static func header() -> [UInt8] { [0] + integer(UInt32(1)) + string("boot") + integer(UInt64(7)) }

  static func entry(_ random: inout SeededGenerator) -> [UInt8] {
    let fence = integer(random.next())
    let uid = string("019aa3c5-8d23-7b4e-9f00-3f1c2d4e5a6b")
    let job = string(FuzzTarget.drop(&random))
    switch random.below(5) {
    case 0:
      return [1] + fence + uid + string("late-7") + integer(UInt32(1)) + integer(random.next()) + place(&random)
        + identity(&random) + string("late-7.json") + job
    case 1: return [2] + fence + uid
    case 2:
      let count = random.pick([0, 1, 2, UInt32.max])
      let followUps = (0..<min(count, 2)).flatMap { string("next-\($0)") + job }
      let source: [UInt8] = random.oneIn(2) ? [0] : [1] + identity(&random)
      return [3] + fence + uid + string("late-7") + place(&random) + source + place(&random) + job + integer(count)
        + followUps
    case 3:
      return [4] + place(&random) + identity(&random) + string("a.json") + string("a.error.json") + string("{}")
    default: return [5] + place(&random) + string("late-7") + job
    }
  }

  private static func place(_ random: inout SeededGenerator) -> [UInt8] {
    [UInt8(random.below(9))] + string(random.pick(["", "2026-11-21"])) + string("late-7.json")
  }

  private static func identity(_ random: inout SeededGenerator) -> [UInt8] {
    (0..<5).flatMap { _ in integer(random.next()) }
  }

  private static func string(_ text: String) -> [UInt8] { integer(UInt32(text.utf8.count)) + Array(text.utf8) }

  private static func integer(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian, Array.init)
  }
}
