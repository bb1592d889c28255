import CSystem
import IntentCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The kernel's list of processes, as far as a spool's lock needs it.
enum ProcessTable {
  /// This process.
  static var current: ProcessIdentity {
    ProcessIdentity(pid: getpid(), startTime: spool_process_start(getpid()))
  }

  /// Whether a process still runs: that one, not a later one of the same number.
  static func isAlive(_ process: ProcessIdentity) -> Bool {
    process.pid > 0 && process.startTime != 0 && spool_process_start(process.pid) == process.startTime
  }

  /// Ends processes at once and waits, for a bounded time, until they are gone.
  ///
  /// - Returns: those that are still there: in a call that cannot be interrupted, or not ours to end.
  static func end(_ processes: [ProcessIdentity], patience milliseconds: Int = 5000) -> [ProcessIdentity] {
    var left = processes.filter { isAlive($0) && $0 != current }
    for process in left { _ = spool_kill(process.pid, process.startTime) }
    for _ in 0..<(milliseconds / 5) where !left.isEmpty {
      pause(milliseconds: 5)
      left.removeAll { !isAlive($0) }
    }
    return left
  }

  /// Lets time pass.
  static func pause(milliseconds: Int32) { _ = poll(nil, 0, milliseconds) }

  /// The machine's boot id; empty where the kernel has none, which makes every start a recovery of the same boot.
  static var bootID: String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
      spool_boot_id(buffer.baseAddress, buffer.count) == 0 ? String(cString: buffer.baseAddress!) : ""
    }
  }
}
