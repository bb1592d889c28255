/// How large and how deep a text may be before it is refused.
///
/// Both bounds are checked while scanning, before anything is built from the text.
public struct JSONLimits: Sendable, Hashable {
  /// The most bytes a text may have, whitespace included.
  public var maxBytes: Int
  /// The most containers that may be open at once: 1 allows `[]`, but not `[[]]`.
  public var maxDepth: Int

  /// One MiB and 128 levels: what the runtime takes as a job.
  public static let `default` = JSONLimits()

  /// Limits of one's own.
  public init(maxBytes: Int = 1 << 20, maxDepth: Int = 128) {
    self.maxBytes = maxBytes
    self.maxDepth = maxDepth
  }
}
