/// Something that a spool did, or could not do, that nobody asked for: for the log.
public enum SpoolNotice: Sendable, Equatable {
  /// A drop was refused: its name, its new name in `rejected/`, a code and the reason.
  case rejected(name: String, as: String, code: String, message: String)
  /// A drop can be neither read nor moved away, and is left alone until it changes.
  case ignored(name: String, message: String)
  /// The kernel tells no changes: `pending/` is looked through every second.
  case polling(message: String)
  /// More changes than the kernel keeps: `pending/` is looked through once more.
  case overflow
  /// A checkpoint failed and will be tried again.
  case checkpointFailed(message: String)
}
