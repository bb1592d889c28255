#if os(Linux)
  import IntentJSON
  import ServiceTesting
  import Testing

  /// What `intent run` loads of what was built: one handler, and the services that it asks for.
  struct ColdStartTests {
    @Test(arguments: IntentCase.all)
    func oneHandlerIsOpened(_ intent: IntentCase) async throws {
      let academy = try await intent.academy()
      let opened = try opened(by: intent, in: academy)
      let services = opened.filter { $0.hasSuffix("Service") }
      #expect(opened.filter { !services.contains($0) } == [try TestAcademy.libraryName(of: intent.key)], "\(opened)")
      if intent.isQuery { #expect(services == ["StoreService"]) }
    }

    /// The libraries beside the program that were opened, as the dynamic linker tells it, without `lib` and `.so`.
    private func opened(by intent: IntentCase, in academy: TestAcademy) throws -> [String] {
      let log = "opened"
      let program = try ChildProcess(
        "env",
        [
          "LD_DEBUG=files", "LD_DEBUG_OUTPUT=\(academy.directory.path)/\(log)", ChildProcess.built("intent"), "run",
          intent.key, "--params", intent.params, "--registry", Repository.path("registry.json"), "--plugins",
          ChildProcess.built("."), "--data", academy.directory.path,
        ])
      let answer = program.readAll()
      // The registry of the repository names no payment gateway.
      #expect(program.wait() == (academy.gateway == nil ? 0 : 70), "\(answer)")
      let name = academy.directory.names().first { $0.hasPrefix(log + ".") } ?? log
      let lines = String(decoding: academy.directory.contents(name), as: UTF8.self).split(separator: "\n")
      let beside = ChildProcess.built("./lib")
      return lines.filter { $0.contains("dynamically loaded") }.compactMap { line in
        line.split(separator: "file=").last?.split(separator: " ").first.map(String.init)
      }.filter { $0.hasPrefix(beside) }.map { String($0.dropFirst(beside.count).dropLast(".so".count)) }.sorted()
    }
  }
#endif
