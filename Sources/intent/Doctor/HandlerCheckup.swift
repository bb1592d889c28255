import IntentCore

/// The registry, the directories of libraries, and every handler.
struct HandlerCheckup: Checkup {
  var options: RegistryOptions

  func findings() -> [Finding] {
    options.plugins.flatMap(directory) + registry()
  }

  private func directory(_ path: String) -> [Finding] {
    do {
      let facts = try DirectoryFacts(path)
      if facts.isWritableByAll {
        return [
          .problem(
            "plugins", "\(path) is writable by everybody, so nothing is loaded from it", remedy: "chmod o-w \(path)")
        ]
      }
      return [.fine("plugins", path)]
    } catch {
      return [.problem("plugins", error.description, remedy: "name the directory of the libraries with --plugins")]
    }
  }

  private func registry() -> [Finding] {
    let check: HandlerCheck
    do {
      check = try HandlerCheck(options)
    } catch {
      return [.problem("registry", error.message, remedy: "name the registry with --registry")]
    }
    if check.problems.isEmpty {
      return [.fine("registry", check.praise)]
    }
    return check.problems.map { problem in
      .problem("registry", problem.description, remedy: "mend it, then: intent handlers check")
    }
  }
}
