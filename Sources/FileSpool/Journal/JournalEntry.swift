/// What a frame of the journal holds. `docs/commit-protocol.md`, 3, says what each promises.
enum JournalEntry: Sendable, Equatable {
  case header(JournalHeader)
  case claim(ClaimEntry)
  case void(VoidEntry)
  case transition(TransitionEntry)
  case reject(RejectEntry)
  case resubmit(ResubmitEntry)
}

extension JournalEntry {
  /// Reads a frame's payload; nil: it was written by something else.
  init?(_ payload: ArraySlice<UInt8>) {
    var reader = ByteReader(payload)
    guard let kind = reader.integer(UInt8.self) else { return nil }
    let entry: JournalEntry? =
      switch kind {
      case 0: JournalHeader(&reader).map { .header($0) }
      case 1: ClaimEntry(&reader).map { .claim($0) }
      case 2: VoidEntry(&reader).map { .void($0) }
      case 3: TransitionEntry(&reader).map { .transition($0) }
      case 4: RejectEntry(&reader).map { .reject($0) }
      case 5: ResubmitEntry(&reader).map { .resubmit($0) }
      default: nil
      }
    guard let entry, reader.isAtEnd else { return nil }
    self = entry
  }

  func write(to writer: inout ByteWriter) {
    switch self {
    case .header(let entry): writer.integer(UInt8(0)); entry.write(to: &writer)
    case .claim(let entry): writer.integer(UInt8(1)); entry.write(to: &writer)
    case .void(let entry): writer.integer(UInt8(2)); entry.write(to: &writer)
    case .transition(let entry): writer.integer(UInt8(3)); entry.write(to: &writer)
    case .reject(let entry): writer.integer(UInt8(4)); entry.write(to: &writer)
    case .resubmit(let entry): writer.integer(UInt8(5)); entry.write(to: &writer)
    }
  }
}
