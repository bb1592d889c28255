import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Shows reports one after the other until it is told to stop.
struct StatusWatch {
  /// A report is made at most for one part in so many of the time: looking must not keep a core busy.
  private static let restPerWork: Int64 = 4

  var interval: DurationText
  var asJSON: Bool
  var look: () throws(CommandFailure) -> StatusReport

  func run() throws(CommandFailure) {
    let screen = asJSON ? nil : Screen()
    let signals = SignalWait([SIGINT, SIGTERM, SIGHUP] + (screen == nil ? [] : [SIGWINCH, SIGTSTP, SIGCONT]))
    let clock = SystemClock()
    do throws(CommandFailure) {
      try screen?.enter()
      var isFirst = true
      while true {
        let start = clock.monotonic()
        let report = try look()
        if let screen { try screen.show(lines(report, screen.terminal)) } else { try print(report, isFirst: isFirst) }
        isFirst = false
        let work = (clock.monotonic() - start).wholeMilliseconds
        let next = start.adding(nanoseconds: max(interval.milliseconds, Self.restPerWork * work) * 1_000_000)
        if try waits(until: next, signals, screen, report) == false { break }
      }
    } catch {
      try screen?.leave()
      throw error
    }
    try screen?.leave()
  }

  /// Lets time pass, keeping the screen in shape; false: it is time to stop.
  private func waits(
    until end: MonotonicInstant, _ signals: SignalWait, _ screen: Screen?, _ report: StatusReport
  ) throws(CommandFailure) -> Bool {
    let clock = SystemClock()
    while case let left = (end - clock.monotonic()).wholeMilliseconds, left > 0 {
      for signal in signals.wait(milliseconds: Int32(clamping: left)).signals {
        switch signal {
        case SIGWINCH: if let screen { try screen.show(lines(report, screen.terminal)) }
        case SIGTSTP:
          // The shell that comes back gets its own screen, and this one is entered again with the process.
          try screen?.leave()
          kill(getpid(), SIGSTOP)
        case SIGCONT:
          try screen?.enter()
          if let screen { try screen.show(lines(report, screen.terminal)) }
        default: return false
        }
      }
    }
    return true
  }

  private func lines(_ report: StatusReport, _ terminal: Terminal) -> [String] {
    let head = "\(report.at.display)  every \(interval)  ^C ends"
    return [terminal.paint(head, .dim), ""] + report.lines(on: terminal)
  }

  /// Where there is no screen: one after the other, an empty line between two.
  private func print(_ report: StatusReport, isFirst: Bool) throws(CommandFailure) {
    var printer = LineBuffer()
    if asJSON {
      try printer.encoded(report)
    } else {
      if !isFirst { try printer.line() }
      let terminal = Terminal.output
      for line in ["--- \(report.at.display)"] + report.lines(on: terminal) { try printer.line(line) }
    }
    try printer.flush()
  }
}
