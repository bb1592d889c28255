import CSystem
import IntentCore
import IntentJSON
import IntentModel

/// How an entry stands in a batch's journal: as a line of JSON whose last member is a checksum.
///
///     {"item":17,"status":"completed","ms":3,"sum":"89abcdef"}
///
/// The sum is the CRC-32C of the bytes before it, seeded with the sum of the line before, that of the first line with the
/// batch's uid: so a line of another batch never passes, nor one that a failed write left behind.
enum BatchLine {
  /// `,"sum":"89abcdef"}`
  private static let tailSize = 18
  private static let hex = Array("0123456789abcdef".utf8)

  /// The seed of the first line.
  static func seed(of uid: JobUID) -> UInt32 { checksum(Array(uid.text.utf8), after: 0) }

  /// Appends the line of an entry; answers the sum that the next one continues.
  static func append(_ entry: BatchEntry, to bytes: inout [UInt8], after sum: UInt32) -> UInt32 {
    var writer = JSONWriter(capacity: 128)
    writer.value(entry)
    let object = writer.finish().dropLast()
    let sum = checksum(object, after: sum)
    bytes += object
    bytes += ",\"sum\":\"".utf8
    for shift in stride(from: 28, through: 0, by: -4) { bytes.append(hex[Int(sum >> UInt32(shift)) & 15]) }
    bytes += "\"}\n".utf8
    return sum
  }

  /// Reads a line; nil: it is not whole, does not follow that sum, or is of another version.
  static func read(_ line: ArraySlice<UInt8>, after sum: UInt32) -> (entry: BatchEntry, sum: UInt32)? {
    guard line.count > tailSize,
      let found = UInt32(String(decoding: line.suffix(10).dropLast(2), as: UTF8.self), radix: 16)
    else { return nil }
    let actual = checksum(line.dropLast(tailSize), after: sum)
    guard actual == found, let entry = entry(line) else { return nil }
    return (entry, actual)
  }

  /// Reads a line, whatever it follows: for whoever only looks.
  static func entry(_ line: ArraySlice<UInt8>) -> BatchEntry? {
    (try? JSONText(validating: line, limits: JobReader.recordLimits)).flatMap { BatchEntry($0) }
  }

  private static func checksum(_ bytes: some Collection<UInt8>, after seed: UInt32) -> UInt32 {
    bytes.withContiguousStorageIfAvailable { spool_crc32c(seed, $0.baseAddress, $0.count) }
      ?? checksum(Array(bytes), after: seed)
  }
}
