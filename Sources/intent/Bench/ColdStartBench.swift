#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How long `intent run` takes as a whole process, beside the least Swift host that loads the same library, and with more
/// and more intents in the registry.
struct ColdStartBench {
  var tools: BenchTools
  var runs: Int

  func rows() throws(BenchError) -> [BenchRow] {
    let sizes = [12, 78, 1000, 100_000]
    var registries: [String] = []
    for size in sizes { registries.append(try tools.registry(entries: size)) }
    // A registry gets its index once it has been left alone for 2 s, by the first run after that.
    usleep(2_100_000)
    let bare = [tools.bareHost, "\(tools.plugins)/libRuntimeEcho.so", "runtime.query.echo", "{}"]
    let samples = try Interleaved.measure([bare] + registries.map(command), runs: runs)
    let (floor, ours) = (samples[0], samples.dropFirst())
    var rows: [BenchRow] = []
    for (size, sample) in zip(sizes, ours) {
      // The first stands beside the floor, 1,000 beside the first, and 100,000 beside a registry of an ordinary size.
      let besides = size == 12 ? floor : ours[size == 100_000 ? 2 : 1]
      let name = size == 12 ? "bare Swift host" : size == 100_000 ? "78 intents" : "12 intents"
      rows.append(
        BenchRow(
          name: "cold start, \(size) intents", value: sample.median, unit: "ms", floor: (name, besides.median),
          spread: sample.spread))
    }
    return rows + [try firstRun(registries[3], beside: ours[4])]
  }

  /// The run that makes the index.
  private func firstRun(_ registry: String, beside indexed: Sample) throws(BenchError) -> BenchRow {
    var times: [Double] = []
    for _ in 0..<5 {
      unlink(registry + ".index")
      times.append(try BenchProcess.time(command(registry)) * 1000)
    }
    let sample = Sample(times)
    return BenchRow(
      name: "the same, first run after a change", value: sample.median, unit: "ms",
      floor: ("later runs", indexed.median), spread: sample.spread)
  }

  private func command(_ registry: String) -> [String] {
    [tools.intent, "run", "runtime.query.echo", "--params", "{}", "--registry", registry, "--plugins", tools.plugins]
  }
}
