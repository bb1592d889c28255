/// The hash FNV-1a of 64 bits: the same in every process, and not made to withstand an adversary.
public enum FNV1a {
  /// The hash of some bytes.
  public static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return hash
  }
}
