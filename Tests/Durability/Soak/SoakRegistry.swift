/// The registries that a soak's dispatcher meets.
enum SoakRegistry {
  /// Every intent, with one or the other policy.
  static func whole(isFirst: Bool) -> String {
    """
    {"version": 1, "intents": {
      "fixture.exec.audited": {"library": "Misbehaving", "max_retries": \(isFirst ? 60 : 50),
        "backoff": {"kind": "fixed", "base": "\(isFirst ? 40 : 90)ms"}, "timeout": "20s"},
      "runtime.query.echo": {"library": "RuntimeEcho", "max_retries": 50}}}
    """
  }

  /// As the first, and one intent needs approval.
  static let withApproval = whole(isFirst: true).replacing(
    #"{"library": "RuntimeEcho","#, with: #"{"library": "RuntimeEcho", "approval": true,"#)

  /// One intent is unknown: its jobs are held.
  static let withoutEcho = """
    {"version": 1, "intents": {
      "fixture.exec.audited": {"library": "Misbehaving", "max_retries": 50,
        "backoff": {"kind": "fixed", "base": "70ms"}, "timeout": "20s"}}}
    """

  /// Is not taken up.
  static let broken = #"{"version": 1, "intents": {"fixture.exec.audited": {"libary": "Misbehaving"}}}"#
}
