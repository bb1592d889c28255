#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The names in a directory, but hidden ones.
package enum DirectoryNames {
  /// nil: it cannot be read; `errno` says why.
  package static func list(_ path: String) -> [String]? {
    guard let stream = opendir(path) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }
}
