import Foundation
import IntentJSON
import Testing

/// What others could change is refused at the start, with the command that mends it: it is run, and it does.
@Suite struct PermissionTests {
  @Test(arguments: ["registry.json", ".", "spool", "spool/held", "spool/.intent", "spool/.intent/tmp", "data"])
  func refusedAndMended(_ name: String) throws {
    let space = try CommandSpace()
    try space.run("submit", "runtime.query.echo", "--id", "a")
    try FileManager.default.createDirectory(at: space.root.appending(path: "data"), withIntermediateDirectories: true)
    let path = name == "." ? space.root.path : space.root.appending(path: name).path
    let mode = try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    chmod(path, mode_t(mode | 0o002))
    let refused = try space.run("drain")
    #expect(refused.status == 78, "\(refused.errors)")
    let remedy = try #require(refused.errors.firstRange(of: /chmod o-w [^\n]*/))
    #expect(try space.run("status", "--json").status == (name.hasPrefix("spool") ? 78 : 0))
    #expect(try space.shell(String(refused.errors[remedy])).status == 0)
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == mode)
    let mended = try space.run("drain")
    #expect(mended.status == 0, "\(mended.errors)")
    #expect(try space.ids("completed") == ["a"])
  }

  @Test func droppersMayWriteWhereDropsArrive() throws {
    let space = try CommandSpace()
    try space.run("submit", "runtime.query.echo", "--id", "a")
    chmod(space.spool.appending(path: "pending").path, 0o1777)
    #expect(try space.run("drain").status == 0)
    #expect(try space.ids("completed") == ["a"])
  }
}
