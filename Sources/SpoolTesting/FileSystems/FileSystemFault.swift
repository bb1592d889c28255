/// What becomes of a call.
public enum FileSystemFault: Sendable, Hashable {
  /// It does nothing and fails with this error number.
  case fail(Int32)
  /// It writes or reads fewer bytes than it was asked to. Other calls are not affected.
  case short
  /// The process dies before it is made: nothing that follows has any effect.
  case dieBefore
  /// It is carried out, and the process dies before it hears of it.
  case dieAfter
}
