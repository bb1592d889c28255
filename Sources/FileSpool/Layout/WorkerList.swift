import IntentCore

/// `.intent/processes`: who runs attempts, so that a successor can end those that outlive their dispatcher.
///
/// The boot id, then one line of number and start time for each.
enum WorkerList {
  private static let name: FileName = "processes"

  /// Reads it; none if it is of another boot, whose processes are gone.
  static func read(_ layout: Layout, bootID: String) throws(SystemCallError) -> [ProcessIdentity] {
    guard let bytes = try layout.files.contents(of: name, in: layout.own, limit: 1 << 20) else { return [] }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first.map(String.init) == bootID else { return [] }
    return lines.dropFirst().compactMap { line in
      let parts = line.split(separator: " ")
      guard parts.count == 2, let pid = Int32(parts[0]), let start = UInt64(parts[1]) else { return nil }
      return ProcessIdentity(pid: pid, startTime: start)
    }
  }

  /// Writes it anew. Not synced: after a power cut there is nobody left whom it names.
  static func write(_ processes: [ProcessIdentity], _ layout: Layout, bootID: String) throws(SystemCallError) {
    let lines = [bootID] + processes.map { "\($0.pid) \($0.startTime)" }
    try layout.files.write(Array((lines.joined(separator: "\n") + "\n").utf8), as: name, in: layout.temporary)
    try layout.files.renameReplacing(name, in: layout.temporary, to: name, in: layout.own)
  }
}
