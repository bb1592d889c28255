/// Measures programs in turn, so that what the machine does beside falls on all of them alike.
enum Interleaved {
  /// How long each takes, in milliseconds, over so many rounds; two more come first and bring files into the page cache.
  static func measure(_ commands: [[String]], runs: Int) throws(BenchError) -> [Sample] {
    var times = [[Double]](repeating: [], count: commands.count)
    for run in 0..<(runs + 2) {
      for (index, command) in commands.enumerated() {
        let time = try BenchProcess.time(command) * 1000
        if run >= 2 { times[index].append(time) }
      }
    }
    return times.map { Sample($0) }
  }
}
