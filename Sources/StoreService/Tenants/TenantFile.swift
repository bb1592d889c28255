/// The name of a tenant's database file.
///
/// Two tenants never share a name, also where the file system ignores case or normalizes Unicode: lower-case ASCII
/// letters, digits, `-`, `_` and inner dots stand for themselves, every other byte is written `%41`. A job without a
/// tenant, and one whose tenant is called `default`, have `default.sqlite`.
enum TenantFile {
  /// The file name, without a directory.
  static func name(_ tenant: String) throws(StoreError) -> String {
    if tenant.isEmpty { return "default.sqlite" }
    var name: [UInt8] = []
    for (index, byte) in tenant.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
        UInt8(ascii: "-"):
        name.append(byte)
      case UInt8(ascii: ".") where index > 0:
        name.append(byte)
      default:
        name.append(UInt8(ascii: "%"))
        name.append(hex[Int(byte >> 4)])
        name.append(hex[Int(byte & 0x0F)])
      }
    }
    // With "-journal" behind it the name still has to fit the 255 bytes of common file systems.
    guard name.count <= 200 else {
      throw .failed("the tenant \"\(tenant.prefix(40))...\" has too long a name for a database file: shorten it")
    }
    return String(decoding: name, as: UTF8.self) + ".sqlite"
  }

  private static let hex = Array("0123456789abcdef".utf8)
}
