import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The file system under the spool: room, and that it keeps what the commit protocol builds on.
struct StorageCheckup: Checkup {
  /// The spool; where there is none yet, the directory that it would be made in is looked at.
  var spool: String
  var clock: any RuntimeClock = SystemClock()

  func findings() -> [Finding] {
    let temporary = "\(spool)/.intent/tmp"
    let directory =
      access(temporary, F_OK) == 0 ? temporary : AbsolutePath.folder(of: AbsolutePath.of(spool))
    guard access(directory, W_OK | X_OK) == 0 else {
      return [.skipped("storage", "\(directory) cannot be written to, so nothing was tried there")]
    }
    return [room(directory)] + trials(directory)
  }

  private func room(_ directory: String) -> Finding {
    var status = statvfs()
    guard statvfs(directory, &status) == 0 else {
      return .skipped("free space", SystemError("cannot look at \(directory)").description)
    }
    let megabytes = UInt64(status.f_bavail) * UInt64(status.f_frsize) / (1 << 20)
    let files = status.f_files == 0 ? nil : UInt64(status.f_favail)
    let text = "\(megabytes) MiB" + (files.map { " and \($0) files" } ?? "") + " are free"
    let remedy = "make room, or delete old records: intent purge --older-than 7d"
    if megabytes < 64 || (files ?? .max) < 1000 { return .problem("free space", "only \(text)", remedy: remedy) }
    if megabytes < 1024 || (files ?? .max) < 50_000 { return .warning("free space", "only \(text)", remedy: remedy) }
    return .fine("free space", text)
  }

  private func trials(_ directory: String) -> [Finding] {
    let path = "\(directory)/doctor-\(getpid())"
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      return [
        .problem(
          "storage", SystemError("cannot make a file in \(directory)").description,
          remedy: "look at the directory's permissions, at quotas, and whether it is mounted read-only")
      ]
    }
    defer {
      close(descriptor)
      unlink(path)
    }
    return [sync(descriptor, directory), lock(descriptor, path)]
  }

  private func sync(_ descriptor: Int32, _ directory: String) -> Finding {
    let start = clock.monotonic()
    guard write(descriptor, "intent", 6) == 6, fsync(descriptor) == 0 else {
      return .problem(
        "fsync", SystemError("a file in \(directory) cannot be synced").description,
        remedy: "put the spool on a local file system: ext4, XFS, Btrfs")
    }
    let took = (clock.monotonic() - start).wholeMilliseconds
    if took > 500 {
      return .warning(
        "fsync", "works, but took \(took) ms: so long may a group of jobs wait",
        remedy: "put the spool on a faster disk, or accept losing seconds at a power cut: --durability process")
    }
    return .fine("fsync", "works (\(took) ms)")
  }

  /// Two openings of a file must exclude each other, or two dispatchers would run one spool.
  private func lock(_ descriptor: Int32, _ path: String) -> Finding {
    let remedy = "put the spool on a local file system: some network file systems lock nothing"
    let other = open(path, O_RDWR | O_CLOEXEC)
    guard other >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      return .problem("flock", SystemError("\(path) cannot be locked").description, remedy: remedy)
    }
    defer { close(other) }
    if flock(other, LOCK_EX | LOCK_NB) == 0 {
      return .problem("flock", "a file in \(path) was locked twice", remedy: remedy)
    }
    return .fine("flock", "works")
  }
}
