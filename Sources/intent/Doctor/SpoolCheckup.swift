import IntentCore
import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The spool's directories, and who runs it.
struct SpoolCheckup: Checkup {
  var path: String

  func findings() -> [Finding] {
    guard access("\(path)/.intent", F_OK) == 0 else { return [absent()] }
    var findings: [Finding] = []
    var devices: Set<UInt64> = []
    for name in [""] + JobState.allCases.map(\.rawValue) + [".intent", ".intent/tmp", ".intent/journal"] {
      let directory = name.isEmpty ? path : "\(path)/\(name)"
      do {
        let facts = try DirectoryFacts(directory)
        devices.insert(facts.device)
        findings += check(facts, isOwn: name.hasPrefix(".intent"))
      } catch {
        findings.append(
          .problem("spool", error.description, remedy: "mkdir \(directory), or let intent work make it"))
      }
    }
    if devices.count > 1 {
      findings.append(
        .problem(
          "spool", "the directories of \(path) are on \(devices.count) file systems, and a rename cannot cross them",
          remedy: "mount one file system at \(path), not at its directories"))
    }
    if findings.isEmpty { findings.append(.fine("spool", "\(path): all directories are there and writable")) }
    return findings + [dispatcher()]
  }

  private func absent() -> Finding {
    let parent = AbsolutePath.folder(of: AbsolutePath.of(path))
    if access(parent, W_OK | X_OK) == 0 {
      return .skipped("spool", "there is none at \(path) yet; intent work or intent submit makes it")
    }
    return .problem(
      "spool", "there is none at \(path), and none can be made in \(parent): \(SystemError.text(errno))",
      remedy: "name another with --spool, or: mkdir -p \(path) && chown \(geteuid()) \(path)")
  }

  private func check(_ facts: DirectoryFacts, isOwn: Bool) -> [Finding] {
    var findings: [Finding] = []
    if !facts.isWritable {
      findings.append(
        .problem(
          "spool", "\(facts.path) is not writable for this user (\(geteuid()))",
          remedy: "chown -R \(geteuid()) \(path), and chmod u+rwx \(facts.path)"))
    }
    if facts.isWritableByAll {
      findings.append(
        .problem(
          "spool", "\(facts.path) is writable by everybody, who could change what runs",
          remedy: "chmod o-w \(facts.path); let droppers share a group instead"))
    }
    if isOwn, facts.belongsToOther {
      findings.append(
        .problem(
          "spool", "\(facts.path) belongs to another user",
          remedy: "run as that user, or: chown -R \(geteuid()) \(path)"))
    }
    return findings
  }

  private func dispatcher() -> Finding {
    if let holder = SpoolHolder(spool: path) {
      return .fine("dispatcher", "runs as process \(holder.pid), since \(holder.since.display)")
    }
    return .skipped("dispatcher", "none runs; jobs wait until intent work or intent drain does")
  }
}
