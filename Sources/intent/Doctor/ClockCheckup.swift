import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The machine's clock.
struct ClockCheckup: Checkup {
  /// The spool's directory, whose files are not to be from the future.
  var spool: String
  var clock: any RuntimeClock = SystemClock()

  private static let remedy = "set the clock, and keep it right: timedatectl set-ntp true"

  func findings() -> [Finding] {
    let now = clock.now()
    // The program did not exist before, and will not be in use then.
    if now.day < "2025-01-01" || now.day > "2100-01-01" {
      return [.problem("clock", "it says \(now.display), which cannot be", remedy: Self.remedy)]
    }
    var status = stat()
    if stat("\(spool)/pending", &status) == 0 {
      #if canImport(Darwin)
        let seconds = status.st_mtimespec.tv_sec
      #else
        let seconds = status.st_mtim.tv_sec
      #endif
      let changed = Timestamp(milliseconds: Int64(seconds) * 1000)
      if changed.milliseconds(since: now) > 60_000 {
        return [
          .warning(
            "clock", "it says \(now.display), but \(spool)/pending changed at \(changed.display): it was set back",
            remedy: Self.remedy)
        ]
      }
    }
    return [.fine("clock", now.display)]
  }
}
