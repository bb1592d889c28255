import IntentCore
import IntentJSON

/// Enables or disables a schedule, and says so.
struct ScheduleChange {
  var name: ScheduleName
  var isEnabled: Bool

  func perform(_ spool: SpoolOptions, _ output: OutputOptions) throws(CommandFailure) {
    let shelf = try ScheduleShelf(spool)
    let (schedule, bytes) = try shelf.find(name)
    if schedule.isEnabled != isEnabled {
      let object = (try? JSONText(validating: bytes)) ?? .emptyObject
      let text = object.rewritingObject(dropping: ["enabled"]) { writer in
        if !isEnabled { writer.member("enabled", false) }
      }
      _ = try shelf.add(name, Array(text.bytes) + [UInt8(ascii: "\n")], replacing: true)
    }
    var printer = LineBuffer()
    if output.json {
      try printer.object { writer in
        writer.member("name", name)
        writer.member("enabled", isEnabled)
      }
    } else {
      try printer.line("\(name) is \(isEnabled ? "enabled" : "disabled")")
    }
    try printer.flush()
  }
}
