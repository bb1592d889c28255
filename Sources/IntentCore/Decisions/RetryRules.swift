/// The bounds that no registry sets.
public enum RetryRules {
  /// Rate-limited attempts in a row that cost no retry; the next one fails the job as `rate_limited`.
  public static let rateLimitWaits = 25
  /// Interruptions in a row after which a job runs alone: perhaps it is what brings the runtime down.
  public static let interruptions = 3
  /// The longest wait that a handler may ask for, in milliseconds: ten years.
  public static let longestWait: Int64 = 3650 * 86_400_000
  /// Entries of attempts that a record keeps, the newest ones; the others are counted (`attempts_omitted`).
  public static let attemptsKept = 128
}
