import IntentCore
import IntentJSON
import IntentModel

/// Who holds a spool, as `.intent/lock` says it.
struct LockHolder: Sendable, Equatable {
  var process: ProcessIdentity
  /// The boot of the machine in which it started: in another one its number means nothing.
  var bootID: String
  /// The spool's directory, as device and inode: a copy of the file speaks of somebody else.
  var directory: String
  var since: Timestamp

  init(process: ProcessIdentity, bootID: String, directory: String, since: Timestamp) {
    self.process = process
    self.bootID = bootID
    self.directory = directory
    self.since = since
  }

  /// Reads the file; nil: it is empty, or torn by a power cut. Whether somebody holds the lock is not its business.
  init?(_ bytes: [UInt8]) {
    guard let text = try? JSONText(validating: bytes), let pid = text["pid"]?.integer(as: Int32.self),
      let start = text["start_time"]?.integer(as: UInt64.self), let boot = text["boot_id"]?.string,
      let directory = text["directory"]?.string,
      let since = text["since"]?.string.flatMap({ try? Timestamp(rfc3339: $0) })
    else { return nil }
    self.init(process: ProcessIdentity(pid: pid, startTime: start), bootID: boot, directory: directory, since: since)
  }

  /// The file's contents: one line of JSON.
  var bytes: [UInt8] {
    var writer = JSONWriter(capacity: 160)
    writer.object { writer in
      writer.member("pid", process.pid)
      writer.member("start_time", process.startTime)
      writer.member("boot_id", bootID)
      writer.member("directory", directory)
      writer.member("since", since.rfc3339)
    }
    return writer.finish() + [UInt8(ascii: "\n")]
  }
}
