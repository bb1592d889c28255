internal import CSystem
internal import IntentModel

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What an exec handler is started with: the program's path, its arguments, its environment and its directory.
struct ExecCommand: Sendable {
  let program: String
  let arguments: [String]
  let environment: [String]
  let directory: String

  /// - Throws: `load_failed` if there is no such program, or somebody else could change it.
  init(_ arguments: [String], in directory: String, for attempt: AttemptStart) throws(IntentError) {
    program = try ExecProgram.locate(arguments.first ?? "", in: directory)
    try ExecProgram.checkScript(arguments, in: directory)
    environment = Self.environment(for: attempt)
    self.arguments = arguments
    self.directory = directory
  }

  /// Starts the program in a process group of its own, with these descriptors and no others.
  func spawn(
    input: Int32, output: Int32, error: Int32, progress: Int32, submissions: Int32
  ) throws(IntentError) -> pid_t {
    var step: UnsafePointer<CChar>?
    var child: pid_t = -1
    var number: Int32 = 0
    withCStrings(arguments) { arguments in
      withCStrings(environment) { environment in
        program.withCString { program in
          directory.withCString { directory in
            var request = csystem_spawn_request(
              path: program, arguments: arguments, environment: environment, directory: directory, input: input,
              output: output, error: error, extra: (progress, submissions))
            child = csystem_spawn(&request, &step)
            number = errno
          }
        }
      }
    }
    if child > 0 { return child }
    throw failure(step: step.map { String(cString: $0) } ?? "spawn", number)
  }

  private func failure(step: String, _ number: Int32) -> IntentError {
    let advice =
      switch (step, number) {
      case ("chdir", _): ": is its directory \(directory) there?"
      case ("exec", EACCES): ": chmod +x \(program)"
      case ("exec", ENOEXEC): ": begin it with a line such as #!/bin/sh"
      case ("exec", ENOENT): ": is the interpreter in its first line there?"
      default: ""
      }
    return IntentError(.loadFailed, "\(program) does not start: \(step): \(systemMessage(number))\(advice)")
  }

  /// PATH, LANG, TZ, HOME and what begins with INTENT_, nothing else: secrets of the runtime's own stay with it.
  private static func environment(for attempt: AttemptStart) -> [String] {
    var own = [
      "INTENT_KEY": attempt.key.text, "INTENT_JOB_ID": attempt.id.text, "INTENT_JOB_UID": attempt.uid.text,
      "INTENT_ATTEMPT": String(attempt.attempt), "INTENT_RETRIES_LEFT": String(attempt.retriesLeft),
      "INTENT_TENANT": attempt.tenant?.text ?? "", "INTENT_DEADLINE": attempt.deadline?.rfc3339 ?? "",
      "INTENT_PROGRESS_FD": "3", "INTENT_SUBMIT_FD": "4", "PATH": ExecProgram.searchPath,
    ]
    for name in ["LANG", "TZ", "HOME"] { own[name] = getenv(name).map { String(cString: $0) } }
    var inherited: [String] = []
    var next = csystem_environment()
    while let entry = next?.pointee {
      let entry = String(cString: entry)
      if entry.hasPrefix("INTENT_"), own[String(entry.prefix { $0 != "=" })] == nil { inherited.append(entry) }
      next = next?.advanced(by: 1)
    }
    return inherited + own.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
  }
}

/// Lends strings as C takes a vector of them.
private func withCStrings(_ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Void) {
  let pointers = strings.map { strdup($0) } + [nil]
  defer { for pointer in pointers { free(pointer) } }
  pointers.withUnsafeBufferPointer { body($0.baseAddress!) }
}
