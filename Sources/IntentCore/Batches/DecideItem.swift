import IntentJSON
public import IntentModel

/// What becomes of an item after an attempt.
public enum ItemFate: Sendable, Equatable {
  /// It has ended, for good in this run of the batch.
  case ended(ItemEnd)
  /// It is tried again, not before a time.
  case waits(until: Timestamp, IntentError?)
  /// Its intent cannot be executed here and now: the whole batch is held.
  case held(IntentError)
}

/// Decides what becomes of an item after an attempt, by the rules by which single jobs are judged: see
/// ``decide(_:for:policy:now:random:)``.
///
/// - Parameters:
///   - result: What the attempt came to.
///   - past: The item's, which takes the attempt in.
///   - retriesAllowed: The batch's word, else the policy's.
///   - policy: The intent's.
///   - now: The time of day.
public func decideItem(
  _ result: AttemptResult, past: inout ItemPast, retriesAllowed: Int, policy: IntentPolicy, now: Timestamp,
  random: inout some RandomNumberGenerator
) -> ItemFate {
  let fate = Fate(result, past: past, retriesAllowed: retriesAllowed)
  past.attempts += 1
  past.count(result.outcome)
  let milliseconds = max(0, result.elapsed) / 1_000_000
  switch fate {
  case .completed(let output):
    return .ended(
      ItemEnd(
        .completed, result: output.isNull ? nil : output, milliseconds: milliseconds, followUps: result.followUps))
  case .failed(let error): return .ended(ItemEnd(.failed, error: error, milliseconds: milliseconds))
  case .cancelled(let error): return .ended(ItemEnd(.cancelled, error: error, milliseconds: milliseconds))
  case .held(let error): return .held(error)
  case .delayed(let wait, let error, let charge):
    past.charge(charge)
    return .waits(until: now.adding(milliseconds: wait.milliseconds(policy.backoff, random: &random)), error)
  }
}
