/// Names of files without their directory and what stands behind the last dot.
enum FileBaseName {
  static func of(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? String(name)
  }
}
