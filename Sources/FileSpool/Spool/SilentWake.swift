import IntentCore

/// The wake signal of a spool that is not claimed from: there is never any news.
struct SilentWake: WakeSignal {
  /// None: poll(2) skips a negative one.
  let descriptor: Int32 = -1

  func consume() {}
}
