import Foundation
import IntentJSON

/// Everything that a soak has seen in the terminal directories, since its start.
///
/// A record may go when its time is over, and a failed one when somebody had it put back; nothing else may happen to it.
struct SoakRecords {
  /// A file in a terminal directory.
  struct Record {
    var state: String
    /// The job, as the file says; for a rejected drop its name without the suffix.
    var id: String
    var status: SoakFileStatus
    var contents: Int
    /// When it came, by the file system's clock, in seconds since 1970.
    var since: Double
    var attempts: [String] = []
  }

  /// What is there, by path.
  private var present: [String: Record] = [:]
  /// What was there, and went when its time was over.
  private var gone: [String: Record] = [:]
  /// Of each job that ended, the paths of its records; none if they were put back.
  private(set) var paths: [String: Set<String>] = [:]
  private(set) var violations: [String] = []
  /// How many went when their time was over.
  var pruned: Int { gone.count }
  private(set) var attempts: [String: Int] = [:]
  private let spool: URL
  private let keep: Double

  init(spool: URL, keep: Double) {
    self.spool = spool
    self.keep = keep
  }

  /// What was seen at a path, whether or not it is still there.
  subscript(path: String) -> Record? { present[path] ?? gone[path] }

  /// The names, without suffix, of all drops that were rejected.
  var rejected: Set<String> {
    Set((Array(present.values) + Array(gone.values)).filter { $0.state == "rejected" }.map(\.id))
  }

  /// Looks through the terminal directories.
  ///
  /// - Parameter mayGo: Whether a failed job's record may be gone, because somebody had it put back.
  /// - Returns: the jobs whose records were put back since the last look.
  mutating func look(mayGo: (String) -> Bool) -> [String] {
    var returned: [String] = []
    var directories = ["failed", "cancelled", "rejected"]
    directories += names("completed").map { "completed/\($0)" }
    var found: Set<String> = []
    for directory in directories {
      let names = names(directory)
      let reasons = directory == "rejected" ? Set(names.filter { $0.hasSuffix(".error.json") }) : []
      for name in names where name.hasSuffix(".json") && !reasons.contains(name) {
        let path = "\(directory)/\(name)"
        found.insert(path)
        take(path, state: String(directory.prefix { $0 != "/" }))
      }
    }
    for (path, record) in present where !found.contains(path) {
      if SoakFileStatus(of: spool.appending(path: path).path) != nil { continue }
      present[path] = nil
      if record.state == "failed" {
        if !mayGo(record.id) { violations.append("\(path) is gone, and nobody had it put back") }
        paths[record.id]?.remove(path)
        returned.append(record.id)
      } else {
        let age = Date().timeIntervalSince1970 - record.since
        if age < keep - 1 { violations.append("\(path) is gone after \(age) s, and is kept for \(keep) s") }
        gone[path] = record
      }
    }
    return returned
  }

  private func names(_ directory: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: spool.appending(path: directory).path)) ?? []
  }

  private mutating func take(_ path: String, state: String) {
    let file = spool.appending(path: path).path
    guard let status = SoakFileStatus(of: file) else { return }
    if gone[path] != nil { violations.append("\(path) has come back") }
    if let known = present[path] {
      if known.status != status { violations.append("\(path) was written again") }
      return
    }
    guard let bytes = FileManager.default.contents(atPath: file).map({ [UInt8]($0) }) else { return }
    var record = Record(
      state: state, id: "", status: status, contents: Self.digest(bytes), since: status.modified)
    if state == "rejected" {
      record.id = String(path.dropFirst("rejected/".count).dropLast(".json".count))
      let reason = spool.appending(path: "rejected/\(record.id).error.json").path
      if let status = SoakFileStatus(of: reason) { record.since = status.modified }
      guard let text = FileManager.default.contents(atPath: reason), (try? JSONText(validating: [UInt8](text))) != nil
      else {
        violations.append("\(path) has no reason beside it")
        return
      }
    } else {
      let judged = SoakRecordCheck.check(bytes, path: path, state: state)
      violations += judged.violations
      record.id = judged.id
      record.attempts = judged.attempts
      for outcome in judged.attempts { attempts[outcome, default: 0] += 1 }
      paths[record.id, default: []].insert(path)
    }
    present[path] = record
  }

  /// Reads everything that is there once more: it is what it was when it came.
  mutating func lookAgain() {
    for (path, record) in present {
      guard let bytes = FileManager.default.contents(atPath: spool.appending(path: path).path) else { continue }
      if Self.digest([UInt8](bytes)) != record.contents { violations.append("\(path) has changed since it came") }
    }
  }

  private static func digest(_ bytes: [UInt8]) -> Int { bytes.hashValue }
}

/// What tells a file from another one of its name.
struct SoakFileStatus: Equatable {
  var inode: UInt64
  var size: Int64
  /// In seconds since 1970.
  var modified: Double

  /// nil: there is no such file.
  init?(of path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    modified = Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
