public import IntentJSON
public import IntentModel

/// One item of a batch: the parameters of one execution of its intent.
public struct BatchItem: Sendable, Equatable {
  /// What an item is.
  public enum Content: Sendable, Equatable {
    /// Its own parameters: a JSON object.
    case params(JSONText)
    /// Not an item: why not, with the line that it stood on.
    case malformed(String)
  }

  /// No batch has more items.
  public static let largestCount = 1 << 30

  /// From 1, in the order of the batch.
  public var number: Int
  /// Where it stands in the batch's file of items.
  public var offset: Int64
  /// What it is.
  public var content: Content

  /// An item from its parts.
  public init(number: Int, offset: Int64, content: Content) {
    self.number = number
    self.offset = offset
    self.content = content
  }

  /// The id that a handler is told: `BATCH.17`.
  public static func id(_ number: Int, of batch: JobID) -> JobID { JobID(unchecked: "\(batch).\(number)") }

  /// The true identity of an item, which once-keys hang on: the same in each attempt, after each crash and in each run.
  ///
  /// The batch's uid with the number folded into its last digits: so two items of a batch never share one, and those of
  /// two batches are as unlikely to as any two uids.
  public static func uid(_ number: Int, of batch: JobUID) -> JobUID {
    var digits = Array(batch.text.utf8)
    var left = UInt32(truncatingIfNeeded: number)
    var index = digits.count - 1
    while left != 0, index >= 0 {
      let value = hexValue(digits[index]) ^ UInt8(left & 15)
      digits[index] = hexDigits[Int(value)]
      left >>= 4
      index -= 1
    }
    return JobUID(unchecked: String(decoding: digits, as: UTF8.self))
  }

  private static let hexDigits = Array("0123456789abcdef".utf8)

  private static func hexValue(_ digit: UInt8) -> UInt8 {
    digit <= UInt8(ascii: "9") ? digit & 15 : digit & 15 + 9
  }
}
