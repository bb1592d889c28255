import IntentCore
import IntentJSON
import IntentModel
enum ResolvedHandler: Sendable { case library(String), exec([String], directory: String) }
struct LibraryLocator { init(directories: [String]) {}; func path(ofLibrary: String, sha256: String?) throws(IntentError) -> String { "" } }
protocol AttemptEvents: Sendable { func finished(_ token: UInt64, _ result: AttemptResult); func progress(_ token: UInt64, _ p: JSONText); func log(_ token: UInt64, level: UInt32, _ m: String) }
final class PluginHost { init(settings: WorkerSettings, worker: String, events: any AttemptEvents) {}; func start(_ o: AttemptOrder) {}; func cancel(_ t: UInt64) {}; func killChildren() {} }
