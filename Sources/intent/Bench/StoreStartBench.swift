/// How long `intent run` takes with a handler that runs one query on the store, beside the least Swift host that loads the
/// same handler, opens the same database and runs the same query.
struct StoreStartBench {
  private static let key = "runtime.query.store_check"
  private static let query =
    "SELECT sqlite_version() AS sqlite_version, count(*) AS tables FROM sqlite_schema WHERE type = 'table'"

  var tools: BenchTools
  var runs: Int

  func rows() throws(BenchError) -> [BenchRow] {
    let registry = try tools.registry("store", [#""\#(Self.key)": {"library": "RuntimeStoreCheck"}"#])
    let data = "\(tools.directory.path)/store-data"
    let ours = [
      tools.intent, "run", Self.key, "--params", "{}", "--registry", registry, "--plugins", tools.plugins, "--data",
      data,
    ]
    // Makes the database.
    _ = try BenchProcess.time(ours)
    let bare = [
      tools.bareHost, "\(tools.plugins)/libRuntimeStoreCheck.so", Self.key, #"{"times": 0}"#,
      "\(data)/store/default.sqlite", Self.query,
    ]
    let samples = try Interleaved.measure([bare, ours], runs: runs)
    return [
      BenchRow(
        name: "cold start, one query on the store", value: samples[1].median, unit: "ms",
        floor: ("bare Swift host", samples[0].median), spread: samples[1].spread)
    ]
  }
}
