import Foundation

/// What handlers are registered in, of this checkout, copied into a test's directory: the manifest, the registry, the sources
/// of handlers and a folder for their tests.
enum CheckoutCopy {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    .standardizedFileURL

  /// - Parameter withLibraries: Whether it is built: the libraries are this checkout's.
  static func make(withLibraries: Bool = false) throws -> CommandSpace {
    let space = try CommandSpace()
    for name in try FileManager.default.contentsOfDirectory(atPath: space.root.path) {
      try FileManager.default.removeItem(at: space.root.appending(path: name))
    }
    for name in ["Package.swift", "registry.json", "Handlers"] {
      try FileManager.default.copyItem(at: root.appending(path: name), to: space.root.appending(path: name))
    }
    let tests = space.root.appending(path: "Tests/HandlerTests")
    try FileManager.default.createDirectory(at: tests, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: root.appending(path: "Tests/HandlerTests/Support"), to: tests.appending(path: "Support"))
    if withLibraries { try putLibraries(into: space.root.appending(path: ".build/debug")) }
    return space
  }

  private static func putLibraries(into directory: URL) throws {
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: CommandSpace.products.path)
    where name.hasPrefix("lib") && name.hasSuffix(".so") {
      let (library, place) = (CommandSpace.products.appending(path: name), directory.appending(path: name))
      // A copy takes its time, and is needed only where temporary files lie on another disk.
      do { try FileManager.default.linkItem(at: library, to: place) } catch {
        try FileManager.default.copyItem(at: library, to: place)
      }
    }
  }
}

extension CommandSpace {
  /// Every file and its contents, and every directory, by their paths.
  func snapshot() throws -> [String: String] {
    var files: [String: String] = [:]
    for path in FileManager.default.enumerator(atPath: root.path)?.compactMap({ $0 as? String }) ?? [] {
      let data = FileManager.default.contents(atPath: root.appending(path: path).path)
      files[path] = data.map { String(decoding: $0, as: UTF8.self) } ?? "a directory"
    }
    return files
  }

  func text(_ file: String) throws -> String {
    try String(contentsOf: root.appending(path: file), encoding: .utf8)
  }

  /// Replaces a part of a file that is there once.
  func edit(_ file: String, _ old: String, _ new: String) throws {
    let text = try text(file)
    guard text.components(separatedBy: old).count == 2 else { throw Failure("\(file) has not one \(old)") }
    try write(file, text.replacingOccurrences(of: old, with: new))
  }

  func exists(_ file: String) -> Bool { FileManager.default.fileExists(atPath: root.appending(path: file).path) }
}
