import IntentCore

/// `.intent/processes`: who runs attempts, so that a successor can end those that outlive their dispatcher.
///
/// A line of the boot id, the spool's directory (device and inode) and the dispatcher's number and start time; then one
/// line of number and start time for each worker. A list that was copied along with a spool names another directory: the
/// processes in it are somebody else's.
struct WorkerList: Equatable {
  /// Who wrote it.
  var dispatcher: ProcessIdentity
  var workers: [ProcessIdentity]

  private static let name: FileName = "processes"

  /// Reads it; nil: there is none, or it is of another boot, whose processes are gone, or of another spool.
  static func read(_ layout: Layout, bootID: String) throws(SystemCallError) -> WorkerList? {
    guard let bytes = try layout.files.contents(of: name, in: layout.own, limit: 1 << 20) else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    // Where the kernel has no boot id it is empty: three words then.
    let start = bootID.split(separator: " ") + [Substring(try layout.directoryText())]
    guard let head = lines.first?.split(separator: " "), head.starts(with: start), head.count == start.count + 2,
      let dispatcher = identity(head.suffix(2))
    else { return nil }
    return WorkerList(
      dispatcher: dispatcher, workers: lines.dropFirst().compactMap { identity($0.split(separator: " ")[...]) })
  }

  private static func identity(_ parts: ArraySlice<Substring>) -> ProcessIdentity? {
    guard parts.count == 2, let pid = Int32(parts.first!), let start = UInt64(parts.last!) else { return nil }
    return ProcessIdentity(pid: pid, startTime: start)
  }

  /// Writes it anew. Not synced: after a power cut there is nobody left whom it names.
  func write(_ layout: Layout, bootID: String) throws(SystemCallError) {
    let head = "\(bootID) \(try layout.directoryText()) \(dispatcher.pid) \(dispatcher.startTime)"
    let lines = [head] + workers.map { "\($0.pid) \($0.startTime)" }
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    try layout.files.write(bytes, as: Self.name, in: layout.temporary)
    try layout.files.renameReplacing(Self.name, in: layout.temporary, to: Self.name, in: layout.own)
  }
}
