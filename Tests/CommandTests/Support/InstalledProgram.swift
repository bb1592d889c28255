import Foundation

/// Programs that handlers and tests may need, and not every machine has.
enum InstalledProgram {
  /// Whether a program is found in PATH.
  static func exists(_ name: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }
}
