public import Foundation

/// A child process, started with posix_spawn: Foundation's Process is not safe to use from many threads at once.
///
/// Its streams are files, so that nobody has to read them while it runs. It is killed when nobody refers to it any more.
public final class SpawnedProgram {
  /// Its process id.
  public let pid: Int32
  private var status: Int32?

  /// Starts a program in a directory, with exactly these variables.
  ///
  /// - Throws: ``SpawnError`` where it cannot be started.
  public init(
    _ program: URL, _ arguments: [String], environment: [String: String], directory: URL, input: URL?, output: URL,
    errors: URL
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input?.path ?? "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output.path, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errors.path, O_WRONLY | O_CREAT, 0o600)
    // env changes the directory, and becomes the program: its process id is the program's.
    let argv = (["env", "-C", directory.path, program.path] + arguments).map { strdup($0) } + [nil]
    let envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    var pid: Int32 = 0
    let result = posix_spawn(&pid, "/usr/bin/env", &actions, nil, argv, envp)
    guard result == 0 else {
      throw SpawnError(description: "\(program.path) was not started: \(String(cString: strerror(result)))")
    }
    self.pid = pid
  }

  deinit {
    if !hasEnded {
      kill(pid, SIGKILL)
      waitpid(pid, nil, 0)
    }
  }

  /// Sends it a signal.
  public func signal(_ number: Int32) { kill(pid, number) }

  /// Whether it has ended.
  public var hasEnded: Bool {
    if status != nil { return true }
    var raw: Int32 = 0
    guard waitpid(pid, &raw, WNOHANG) == pid else { return false }
    status = raw
    return true
  }

  /// Its exit status once it has ended; negative: the signal that ended it.
  public var exitStatus: Int32 {
    let raw = status ?? 0
    return raw & 0x7f == 0 ? (raw >> 8) & 0xff : -(raw & 0x7f)
  }
}

/// A program that could not be started, and why.
public struct SpawnError: Error, CustomStringConvertible {
  /// For people.
  public var description: String
}
