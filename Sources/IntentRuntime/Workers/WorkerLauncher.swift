import CSystem
import IntentCore
import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Starts worker processes.
///
/// A worker gets four things: its socket as descriptor 3, the spool's ownership (the lock) as descriptor 4, /dev/null as
/// standard input, and standard error also as standard output, so that a handler's prints land in the log. It leads a
/// process group of its own, so that a terminal's ^C reaches the dispatcher only.
struct WorkerLauncher {
  static let socketDescriptor: Int32 = 3
  static let ownershipDescriptor: Int32 = 4

  /// The path of `intent-worker`.
  var program: String
  /// What keeps the spool owned while a worker lives.
  var ownership: Int32?
  /// The bound of a worker's data segment in bytes (RLIMIT_DATA); nil: none.
  var memoryLimit: Int?

  func launch(name: String, generation: Int, isQuarantine: Bool) throws(LaunchError) -> WorkerProcess {
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, streamSocket, 0, &ends) == 0 else { throw LaunchError(program: program, errno: errno) }
    let (ours, theirs) = (ends[0], ends[1])
    _ = fcntl(ours, F_SETFD, FD_CLOEXEC)
    _ = fcntl(theirs, F_SETFD, FD_CLOEXEC)
    _ = fcntl(ours, F_SETFL, O_NONBLOCK)
    defer { close(theirs) }
    do {
      let pid = try spawn(socket: theirs, name: name)
      return WorkerProcess(
        name: name, identity: ProcessIdentity(pid: pid, startTime: spool_process_start(pid)),
        socket: ours, generation: generation, isQuarantine: isQuarantine)
    } catch {
      close(ours)
      throw error
    }
  }

  private func spawn(socket: Int32, name: String) throws(LaunchError) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Both are first moved out of the way of the numbers they get.
    let highSocket = fcntl(socket, F_DUPFD_CLOEXEC, 10)
    let highOwnership = ownership.map { fcntl($0, F_DUPFD_CLOEXEC, 10) }
    defer {
      close(highSocket)
      if let highOwnership { close(highOwnership) }
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, 2, 1)
    posix_spawn_file_actions_adddup2(&actions, highSocket, Self.socketDescriptor)
    if let highOwnership {
      posix_spawn_file_actions_adddup2(&actions, highOwnership, Self.ownershipDescriptor)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))

    var arguments = [program, "--name", name]
    if let memoryLimit { arguments += ["--memory-limit", String(memoryLimit)] }
    var pid: Int32 = 0
    let (argv, envp) = (CStrings(arguments), CStrings(environment()))
    let result = posix_spawn(&pid, program, &actions, &attributes, argv.pointers, envp.pointers)
    guard result == 0 else { throw LaunchError(program: program, errno: result) }
    return pid
  }

  /// The dispatcher's environment, with Swift's backtracer off: it would ask on a terminal, wait, and dump memory.
  private func environment() -> [String] {
    var variables: [String] = []
    var entry = environ
    while let variable = entry.pointee {
      let text = String(cString: variable)
      if !text.hasPrefix("SWIFT_BACKTRACE=") { variables.append(text) }
      entry += 1
    }
    return variables + ["SWIFT_BACKTRACE=enable=no"]
  }

  private var streamSocket: Int32 {
    #if canImport(Darwin)
      SOCK_STREAM
    #else
      Int32(SOCK_STREAM.rawValue)
    #endif
  }
}

/// A NULL-terminated array of C strings, for as long as it lives.
private final class CStrings {
  let pointers: [UnsafeMutablePointer<CChar>?]

  init(_ strings: [String]) {
    pointers = strings.map { strdup($0) } + [nil]
  }

  deinit {
    for pointer in pointers { free(pointer) }
  }
}

/// A worker that could not be started.
struct LaunchError: Error, CustomStringConvertible {
  var program: String
  var errno: Int32

  var description: String {
    "cannot start the worker program \(program): \(String(cString: strerror(errno))); "
      + "set INTENT_WORKER to the path of intent-worker, or put it beside intent"
  }
}
