import IntentRuntime

/// A worker process. Started by the dispatcher with its conversation on descriptor 3; of no use by itself.
@main
struct IntentWorker {
  static func main() {
    var name = "worker"
    var memoryLimit: Int?
    var arguments = CommandLine.arguments.dropFirst()
    while let option = arguments.popFirst(), let value = arguments.popFirst() {
      switch option {
      case "--name": name = value
      case "--memory-limit": memoryLimit = Int(value)
      default: break
      }
    }
    WorkerMain.run(name: name, memoryLimit: memoryLimit)
  }
}
