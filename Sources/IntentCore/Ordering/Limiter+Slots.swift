public import IntentModel

extension Limiter {
  /// How many more jobs of an intent may start now, by all that bounds it; nil: any number.
  public func slots(of key: IntentKey, at now: MonotonicInstant) -> Int? {
    if isPaused(queue(of: key)) { return 0 }
    let (ofIntent, ofQueue) = bounds(of: key)
    return [ofIntent, ofQueue].compactMap { $0?.slots(at: now) }.min()
  }
}
