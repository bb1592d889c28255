public import IntentCore

extension SpoolError.Code {
  /// Nobody answered in time.
  public static let timeout = SpoolError.Code(rawValue: "timeout")
}
