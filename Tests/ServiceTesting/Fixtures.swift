/// Files that tests start or read.
public enum Fixtures {
  /// The path of a file below Tests/Fixtures.
  public static func path(_ name: String) -> String {
    let here = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return here.dropLast(2).joined(separator: "/") + "/Fixtures/" + name
  }
}
