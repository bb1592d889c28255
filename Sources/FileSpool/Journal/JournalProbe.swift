import IntentJSON

/// A journal's bytes from outside of the spool: for programs that look for bytes which recovery does not stand.
package enum JournalProbe {
  /// What a journal holds.
  package struct Reading {
    /// The payloads of its frames, written anew from what was read of them.
    package var payloads: [[UInt8]]
    /// Where reading stopped.
    package var end: Int
  }

  /// Reads a journal as recovery does, the jobs in its claims too; nil: nothing of it holds.
  package static func read(_ bytes: [UInt8], number: UInt64) -> Reading? {
    guard let contents = JournalContents(bytes, number: number) else { return nil }
    let entries = [.header(contents.header)] + contents.entries
    for case .claim(let claim) in entries {
      // Whether it is a job does not matter here: only that finding out does no harm.
      _ = try? claim.job(limits: .default)
    }
    return Reading(
      payloads: entries.map { entry in
        var writer = ByteWriter()
        entry.write(to: &writer)
        return writer.bytes
      }, end: Int(contents.end))
  }

  /// Frames any payloads, with checksums that hold.
  package static func seal(_ payloads: [[UInt8]], number: UInt64) -> [UInt8] {
    var checksum = FrameGroup.seed(of: number)
    var writer = ByteWriter()
    var bytes: [UInt8] = []
    for payload in payloads {
      checksum = payload.withUnsafeBytes { FrameGroup.checksum(of: $0, after: checksum) }
      writer = ByteWriter()
      writer.integer(UInt32(payload.count))
      writer.integer(checksum)
      bytes += writer.bytes + payload
    }
    return bytes
  }
}
