internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The process groups that this process has started and not reaped, so that they can be ended with it.
final class ProcessGroups: Sendable {
  private let groups = Mutex<[pid_t]>([])

  /// Starts a child and notes its group, so that ``killAll()`` misses none that is being started.
  func start<Failure: Error>(_ spawn: () throws(Failure) -> pid_t) throws(Failure) -> pid_t {
    try groups.withLock { groups throws(Failure) in
      let group = try spawn()
      groups.append(group)
      return group
    }
  }

  /// Kills what is left of a group and forgets it, while its leader has ended and is not reaped: until then its number
  /// is given to no other.
  func end(_ group: pid_t) {
    groups.withLock { groups in
      kill(-group, SIGKILL)
      groups.removeAll { $0 == group }
    }
  }

  /// Kills all groups. Their leaders are not reaped here.
  func killAll() {
    groups.withLock { groups in
      for group in groups { kill(-group, SIGKILL) }
    }
  }
}
