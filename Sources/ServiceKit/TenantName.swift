/// What a tenant's files and directories are called.
public enum TenantName {
  /// A name for a file or directory of this tenant's, which the caller may add a suffix of up to 50 bytes to.
  ///
  /// Two tenants never share a name, also where the file system ignores case or normalizes Unicode: lower-case ASCII
  /// letters, digits, `-`, `_` and inner dots stand for themselves, every other byte is written `%41`. No tenant has
  /// the name `default`, which it shares with a tenant that is called so.
  ///
  /// - Throws: ``ServiceError`` if the name would be longer than file systems allow.
  public static func fileName(_ tenant: String) throws(ServiceError) -> String {
    if tenant.isEmpty { return "default" }
    var name: [UInt8] = []
    for (index, byte) in tenant.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
        UInt8(ascii: "-"):
        name.append(byte)
      case UInt8(ascii: ".") where index > 0:
        name.append(byte)
      default:
        name += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 0x0F)]]
      }
    }
    guard name.count <= 200 else {
      throw ServiceError("the tenant \"\(tenant.prefix(40))...\" has too long a name for a file: shorten it")
    }
    return String(decoding: name, as: UTF8.self)
  }

  private static let hex = Array("0123456789abcdef".utf8)
}
