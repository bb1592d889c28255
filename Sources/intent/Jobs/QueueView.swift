import IntentCore
import IntentJSON
import IntentModel

/// What is known of a queue.
struct QueueView {
  var isPaused = false
  /// Intents of the registry whose jobs wait in it.
  var intents = 0
  /// Its bounds; nil: none.
  var policy: QueuePolicy?
  /// Its unfinished jobs.
  var jobs: [JobState: Int] = [:]

  static var table: Table {
    Table([
      .init(title: "QUEUE", isFlexible: true), .init(title: "STATE"), .init(title: "PENDING", alignment: .right),
      .init(title: "DELAYED", alignment: .right), .init(title: "RUNNING", alignment: .right),
      .init(title: "LIMIT", alignment: .right), .init(title: "RATE"), .init(title: "INTENTS", alignment: .right),
    ])
  }

  func cells(_ name: QueueName) -> [Table.Cell] {
    [
      .init(name.text), isPaused ? .init("paused", .yellow) : "runs", .init(String(jobs[.pending] ?? 0)),
      .init(String(jobs[.delayed] ?? 0)), .init(String(jobs[.processing] ?? 0)),
      .init(policy?.concurrency.map(String.init) ?? "-"), .init(policy?.rate.map { "\($0)" } ?? "-"),
      .init(String(intents)),
    ]
  }

  func write(_ name: QueueName, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("queue", name)
      writer.member("paused", isPaused)
      writer.member("pending", jobs[.pending] ?? 0)
      writer.member("delayed", jobs[.delayed] ?? 0)
      writer.member("processing", jobs[.processing] ?? 0)
      writer.member("concurrency", policy?.concurrency)
      writer.member("rate", policy?.rate.map { "\($0)" })
      writer.member("intents", intents)
    }
  }
}
