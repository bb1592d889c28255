/// How long `intent run` takes as a whole process, beside the least Swift host that loads the same library.
struct ColdStartBench {
  var tools: BenchTools
  var runs: Int

  func rows() throws(BenchError) -> [BenchRow] {
    let library = "\(tools.plugins)/libRuntimeEcho.so"
    let bare = [tools.bareHost, library, "runtime.query.echo", "{}"]
    let small = try tools.registry(entries: 12)
    let large = try tools.registry(entries: 1000)
    var floor: [Double] = []
    var ours: [Double] = []
    var among: [Double] = []
    for run in 0..<(runs + 2) {
      let figures = (
        try BenchProcess.time(bare), try BenchProcess.time(command(small)), try BenchProcess.time(command(large))
      )
      // The first two bring files into the page cache.
      guard run >= 2 else { continue }
      floor.append(figures.0 * 1000)
      ours.append(figures.1 * 1000)
      among.append(figures.2 * 1000)
    }
    let (bareSample, own, many) = (Sample(floor), Sample(ours), Sample(among))
    return [
      BenchRow(
        name: "cold start, 12 intents", value: own.median, unit: "ms", floor: ("bare Swift host", bareSample.median),
        spread: spread(own)),
      BenchRow(
        name: "cold start, 1000 intents", value: many.median, unit: "ms", floor: ("12 intents", own.median),
        spread: spread(many)),
    ]
  }

  private func command(_ registry: String) -> [String] {
    [tools.intent, "run", "runtime.query.echo", "--params", "{}", "--registry", registry, "--plugins", tools.plugins]
  }

  private func spread(_ sample: Sample) -> String {
    "\(BenchRow.short(sample.minimum)) to \(BenchRow.short(sample.maximum)), \(runs) runs"
  }
}
