internal import IntentCore
internal import IntentJSON
internal import IntentModel

/// The jobs that an executable submits: a line of JSON each, checked and bounded like a library's.
///
/// A library is told at once that a job is refused; an executable cannot be. So the first refusal is kept, nothing more is
/// taken, and the attempt does not complete.
struct ExecSubmissions {
  private let attempt: Attempt
  private let clock: SystemClock
  private var lines = LineReader(limit: JSONLimits.default.maxBytes + 1)
  private var number = 0

  /// Why the attempt cannot complete; nil: it can.
  private(set) var refusal: IntentError?

  init(of attempt: Attempt, clock: SystemClock) {
    self.attempt = attempt
    self.clock = clock
  }

  /// Takes what came.
  mutating func take(_ bytes: UnsafeRawBufferPointer) {
    if refusal != nil { return }
    var ended: [[UInt8]] = []
    lines.take(bytes) { ended.append($0) }
    for line in ended { submit(line) }
  }

  /// Takes what came after the last line feed.
  mutating func finish() {
    if refusal != nil { return }
    var rest: [[UInt8]] = []
    lines.finish { rest.append($0) }
    for line in rest { submit(line) }
  }

  private mutating func submit(_ line: [UInt8]) {
    if refusal != nil { return }
    number += 1
    do throws(IntentError) {
      let followUp = try FollowUp(line, of: attempt.start, at: clock.now())
      if let reason = attempt.note(followUp: followUp.job) { throw .permanent(reason) }
    } catch {
      refusal = .permanent("line \(number) on INTENT_SUBMIT_FD: \(error.message)")
    }
  }
}
