/// Measures programs in turn, so that what the machine does beside falls on all of them alike.
enum Interleaved {
  /// How long each takes, in milliseconds, over so many rounds; two more come first and bring files into the page cache.
  ///
  /// The order changes from round to round: a program finds the processor's caches as the one before left them, and would be
  /// quicker for always coming after itself with other arguments.
  static func measure(_ commands: [[String]], runs: Int) throws(BenchError) -> [Sample] {
    var times = [[Double]](repeating: [], count: commands.count)
    for run in 0..<(runs + 2) {
      for index in commands.indices.shuffled() {
        let time = try BenchProcess.time(commands[index]) * 1000
        if run >= 2 { times[index].append(time) }
      }
    }
    return times.map { Sample($0) }
  }

  /// What each measures, in turn, over so many rounds.
  ///
  /// - Parameter measures: Each is given the round's number, and throws ``BenchError``: Swift 6.3 does not see that a closure
  ///   throws nothing else, and crashes where it is told.
  static func sample(runs: Int, _ measures: (Int) throws -> Double...) throws(BenchError) -> [Sample] {
    var figures = [[Double]](repeating: [], count: measures.count)
    do {
      for run in 0..<runs {
        for (index, measure) in measures.enumerated() { figures[index].append(try measure(run)) }
      }
    } catch {
      throw error as? BenchError ?? BenchError("\(error)")
    }
    return figures.map { Sample($0) }
  }
}
