import IntentCore
import IntentJSON
import IntentModel
import Testing

@testable import IntentRuntime

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite("Handlers that are executables")
struct ExecHandlerTests {
  let host = TestHost()

  @Test("Python: job in, result out, log and progress beside it")
  func python() async throws {
    let token = try host.start(Fixtures.program("python3", "echo.py"), Fixtures.key("python"), "{\"a\":[1,2]}")
    let result = await host.events.result(token)
    #expect(result.completed == "{\"params\": {\"a\": [1, 2]}, \"attempt\": 1}")
    #expect(result.exitStatus == 0)
    #expect(result.progress?.text == "{\"done\": 1, \"total\": 2, \"note\": \"half\"}")
    #expect(host.events.logs(token) == [RecordingEvents.Log(level: 1, message: "echoing in Python")])
  }

  @Test("shell: a program beside the registry, the job byte for byte")
  func shell() async throws {
    let result = try await host.run(Fixtures.program("./echo.sh"), Fixtures.key("shell"), "{\"a\": 1.10}")
    #expect(result.completed == "{\"intent_key\":\"fixture.exec.shell\",\"intent_params\":{\"a\": 1.10}}")
    #expect(result.progress?.text == "{\"done\":1}")
  }

  @Test("a job larger than a pipe holds")
  func large() async throws {
    let params = "{\"a\":\"\(String(repeating: "x", count: 700_000))\"}"
    let result = try await host.run(Fixtures.program("echo.sh"), Fixtures.key("shell"), params)
    #expect(result.completed?.contains(params) == true)
  }

  @Test("a program that does not read its job")
  func deaf() async throws {
    let params = "{\"a\":\"\(String(repeating: "x", count: 700_000))\"}"
    let result = try await host.run(Fixtures.program("true"), Fixtures.key("deaf"), params)
    #expect(result.completed == "null")
  }

  @Test("exit status 75 is a retry, 65 permanent, and anything else a retry; the last words are the message")
  func statuses() async throws {
    let words = "first words\nthe form is incomplete"
    let later = try await host.run(Fixtures.program("exits.sh", "75"), Fixtures.key("exits"))
    #expect(later.retried?.error == .retry(words))
    #expect(later.exitStatus == 75)
    let never = try await host.run(Fixtures.program("exits.sh", "65"), Fixtures.key("exits"))
    #expect(never.failed == .permanent(words))
    let other = try await host.run(Fixtures.program("exits.sh", "3"), Fixtures.key("exits"))
    #expect(other.retried?.error == .retry("exits.sh 3 ended with exit status 3: " + words))
  }

  @Test("an error object on standard output says more")
  func errorObject() async throws {
    let invalid = try await host.run(Fixtures.program("tells.sh", "65", "invalid_params"), Fixtures.key("tells"))
    let error = try #require(invalid.failed)
    #expect(error.kind == .invalidParams)
    #expect(error.message == "told as JSON")
    #expect(error.field == "intent_params.name")
    let limited = try await host.run(Fixtures.program("tells.sh", "75", "rate_limited"), Fixtures.key("tells"))
    #expect(limited.rateLimited?.after == 1200)
    let later = try await host.run(Fixtures.program("tells.sh", "75", "handler_error"), Fixtures.key("tells"))
    #expect(later.retried?.after == 1200)
  }

  @Test("a clean environment, five descriptors, its own directory and process group")
  func environment() async throws {
    setenv("SECRET_OF_THE_RUNTIME", "x", 1)
    setenv("INTENT_OF_THE_OPERATOR", "x", 1)
    // A descriptor that somebody forgot to mark as not to be inherited.
    let open = fcntl(1, F_DUPFD, 40)
    defer { close(open) }
    let result = try await host.run(Fixtures.program("environment.sh"), Fixtures.key("environment"))
    let report = try JSONText(validating: try #require(result.completed))
    let names = try #require(report["environment"]?.string).split(separator: " ").map(String.init)
    #expect(names.contains("PATH"))
    #expect(names.contains("INTENT_OF_THE_OPERATOR"))
    #expect(names.contains("INTENT_JOB_UID"))
    let allowed = ["PATH", "LANG", "TZ", "HOME", "PWD", "OLDPWD", "SHLVL", "_"]
    #expect(names.filter { !$0.hasPrefix("INTENT_") && !allowed.contains($0) } == [])
    #expect(report["directory"]?.string == Fixtures.programs)
    let descriptors = try #require(report["descriptors"]?.string).split(separator: " ").compactMap { Int($0) }
    // The shell itself opens its script and the pipe that this list comes through.
    #expect(descriptors.filter { $0 < 5 || $0 == open } == [0, 1, 2, 3, 4])
    if report["group"]?.string != "" { #expect(report["group"]?.string == report["pid"]?.string) }
  }

  @Test("too much output ends it, and the job fails")
  func floods() async throws {
    let result = try await host.run(Fixtures.program("floods.sh"), Fixtures.key("floods"))
    #expect(result.failed?.message.contains("more than 1048576 bytes") == true)
  }

  @Test("asked to stop, it stops")
  func polite() async throws {
    let token = try host.start(Fixtures.program("polite.sh"), Fixtures.key("polite"))
    await host.events.firstProgress(token)
    host.host.cancel(token)
    let result = await host.events.result(token)
    #expect(result.cancelled?.kind == .cancelled)
    #expect(result.signal == SIGTERM)
  }

  @Test("if it does not, it is killed with all that it has started")
  func stubborn() async throws {
    var limits = AttemptLimits()
    limits.killGrace = 50
    let host = TestHost(limits: limits)
    let directory = try TemporaryDirectory()
    let token = try host.start(Fixtures.program("stubborn.sh", directory.path + "/pid"), Fixtures.key("stubborn"))
    await host.events.firstProgress(token)
    let child = try await directory.number(in: "pid")
    host.host.cancel(token)
    let result = await host.events.result(token)
    #expect(result.signal == SIGKILL)
    #expect(result.cancelled != nil)
    await ended(child)
  }

  @Test("a child that it leaves behind holds nothing up, and is ended")
  func leftover() async throws {
    let directory = try TemporaryDirectory()
    let result = try await host.run(
      Fixtures.program("leaves_child.sh", directory.path + "/pid"), Fixtures.key("leaves"))
    #expect(result.completed == "\"done\"")
    await ended(try await directory.number(in: "pid"))
  }

  @Test("a program that cannot be started holds the job")
  func missing() async throws {
    let none = try await host.run(Fixtures.program("no-such-program"), Fixtures.key("none")).held
    #expect(none?.message.contains("nor in a directory of PATH") == true)
    let file = try await host.run(Fixtures.program("./no-such-file"), Fixtures.key("none")).held
    #expect(file?.message.contains("\(Fixtures.programs)/no-such-file cannot be found") == true)
    let directory = try TemporaryDirectory()
    let copy = try directory.copy(Fixtures.programs + "/echo.sh")
    chmod(copy, 0o644)
    let location = HandlerLocation.exec(arguments: ["./echo.sh"], directory: directory.path)
    let plain = try await host.run(location, Fixtures.key("plain")).held
    #expect(plain?.message.contains("chmod +x \(copy)") == true)
    chmod(copy, 0o757)
    let open = try await host.run(location, Fixtures.key("open")).held
    #expect(open?.message.contains("chmod o-w \(copy)") == true)
    let script = HandlerLocation.exec(arguments: ["sh", "-e", "echo.sh"], directory: directory.path)
    let interpreted = try await host.run(script, Fixtures.key("interpreted")).held
    #expect(interpreted?.message.contains("chmod o-w \(copy)") == true)
    #expect(throws: IntentError.self) { _ = try script.checkedFile() }
    chmod(copy, 0o755)
    #expect(try await host.run(script, Fixtures.key("interpreted")).completed != nil)
  }

  @Test("leaves no descriptor open")
  func descriptors() async throws {
    _ = try await host.run(Fixtures.program("true"), Fixtures.key("true"))
    let before = try openDescriptors()
    for _ in 0..<20 { _ = try await host.run(Fixtures.program("true"), Fixtures.key("true")) }
    // Other tests open and close files beside this one: a leak of one an attempt would show all the same.
    #expect(try openDescriptors() < before + 15)
  }

  /// Pipes and processes: what an exec handler costs while it runs. (Beside this, other tests keep databases open.)
  private func openDescriptors() throws -> Int {
    let directory = try #require(opendir("/proc/self/fd"))
    defer { closedir(directory) }
    var count = 0
    var target = [CChar](repeating: 0, count: 256)
    while let entry = readdir(directory) {
      let length = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) {
          readlinkat(dirfd(directory), $0, &target, target.count)
        }
      }
      let text = String(decoding: target.prefix(max(0, length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
      if text.hasPrefix("pipe:") || text.contains("pidfd") { count += 1 }
    }
    return count
  }

  /// Returns when a process has ended. (An orphan is reaped by init, in its own time.)
  private func ended(_ process: pid_t) async {
    while kill(process, 0) == 0, !isZombie(process) { await Task.yield() }
  }

  private func isZombie(_ process: pid_t) -> Bool {
    guard let status = TextFile.read("/proc/\(process)/stat") else { return true }
    return status.contains(") Z ")
  }
}

extension TemporaryDirectory {
  /// The number in a file, as soon as it is there.
  func number(in name: String) async throws -> pid_t {
    while true {
      if let text = TextFile.read("\(path)/\(name)"), text.hasSuffix("\n"), let number = pid_t(text.dropLast()) {
        return number
      }
      await Task.yield()
    }
  }
}
