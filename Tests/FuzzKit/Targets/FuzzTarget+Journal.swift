import RandomTesting
import FileSpool

extension FuzzTarget {
  /// A journal, as recovery finds it: torn, rotten, or (half of the time) with checksums that hold over damaged entries.
  static let journal = FuzzTarget(name: "journal") { random in
    var payloads = [JournalSamples.header()]
    for _ in 0..<random.below(6) { payloads.append(JournalSamples.entry(&random)) }
    if random.oneIn(2) {
      for index in payloads.indices where random.oneIn(3) { Mutator.damage(&payloads[index], &random) }
      return JournalProbe.seal(payloads, number: 1)
    }
    var bytes = JournalProbe.seal(payloads, number: 1)
    Mutator.damage(&bytes, &random)
    return bytes
  } check: { bytes in
    guard let read = JournalProbe.read(bytes, number: 1) else { return .refused }
    try require(read.end <= bytes.count, "it ends at \(read.end) of \(bytes.count) bytes")
    try require(JournalProbe.read(bytes, number: 2) == nil, "it passes for another journal")
    let sealed = JournalProbe.seal(read.payloads, number: 1)
    guard let again = JournalProbe.read(sealed, number: 1) else { throw FuzzFinding("what was written does not read") }
    try require(again.payloads == read.payloads, "what was written is not what was read")
    return .accepted
  }
}
