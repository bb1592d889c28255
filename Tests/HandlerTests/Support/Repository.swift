import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Files of the repository that tests read.
enum Repository {
  /// The absolute path of a file.
  static func path(_ path: String) -> String {
    let here = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return here.dropLast(4).joined(separator: "/") + "/" + path
  }

  /// The bytes of a file; none if it cannot be read.
  static func contents(_ path: String) -> [UInt8] {
    guard let file = fopen(self.path(path), "r") else { return [] }
    defer { fclose(file) }
    var contents: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { contents += buffer[..<count] }
    return contents
  }

  /// The texts of the Swift files below a directory.
  static func sources(below directory: String) -> [String] {
    let files = FileManager.default.enumerator(atPath: path(directory))?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".swift") }.map {
      String(decoding: contents("\(directory)/\($0)"), as: UTF8.self)
    }
  }
}
