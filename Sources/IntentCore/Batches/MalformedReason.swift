/// Why a line is no item, as it may be shown and kept.
public enum MalformedReason {
  /// The reason without the value that it quotes, where the intent has parameters that are not to be shown: which of
  /// them a line that is no item would have had, nobody can tell.
  public static func shown(_ reason: String, redact: [ParameterPath]) -> String {
    guard !redact.isEmpty, let quoted = reason.firstRange(of: ", found ") else { return reason }
    return reason[..<quoted.lowerBound] + ", found something else"
  }
}
