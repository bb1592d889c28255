import IntentJSON
import IntentModel

/// Reads parts of a registry and gathers what is wrong with them, so that one look at the file mends all of it.
struct RegistryReader {
  let document: RegistryDocument
  private(set) var problems: [RegistryProblem] = []
  private var lines: LineCounter

  init(_ document: RegistryDocument) {
    self.document = document
    lines = LineCounter(document.bytes)
  }

  /// The line that a part of the document starts on.
  mutating func line(of value: JSONText) -> Int { lines.line(of: value.bytes.startIndex) }

  /// Notes a problem with a part of the document.
  mutating func fail(_ path: String, _ value: JSONText, _ message: String) {
    problems.append(RegistryProblem(path: path, line: line(of: value), message: message))
  }

  /// Notes that a value is not what was expected.
  mutating func fail(_ path: String, _ value: JSONText, expected: String) {
    fail(path, value, "expected \(expected), found \(value.found)")
  }

  /// Gives up if there were problems.
  func finish() throws(RegistryError) {
    if problems.isEmpty { return }
    // Sections are read in an order of their own; a person reads from top to bottom.
    let inOrder = problems.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
    throw RegistryError(inOrder.map(\.element))
  }

  /// The members of an object that may only have some; nil (and a problem) if it is no object.
  mutating func members(_ value: JSONText, _ path: String, known: [String]) -> RegistryMembers? {
    guard value.kind == .object else {
      fail(path, value, expected: "an object")
      return nil
    }
    var members = RegistryMembers(object: value, path: path)
    for member in value.members {
      if known.contains(where: member.isNamed) {
        members.values.append((member.name, member.value))
      } else {
        failUnknown(member, in: path, known)
      }
    }
    return members
  }

  private mutating func failUnknown(_ member: JSONMember, in path: String, _ known: [String]) {
    let name = member.name
    let advice =
      Nearest.name(to: name, among: known).map { "did you mean \"\($0)\"?" }
      ?? "known are \(known.joined(separator: ", "))"
    problems.append(
      RegistryProblem(
        path: path.isEmpty ? name : "\(path).\(name)", line: lines.line(of: member.rawName.startIndex),
        message: "unknown field: \(advice)"))
  }

  /// Checks what is neither an intent nor a queue: the version, and that nothing unknown is there.
  mutating func checkTop() {
    guard document.text.kind == .object else {
      return fail("", document.text, expected: "a registry, which is an object with version and intents")
    }
    let known = RegistryDocument.members + ["$schema"]
    for member in document.top where !known.contains(where: member.isNamed) { failUnknown(member, in: "", known) }
    if let version = document.section("version") {
      if version.integer != 1 { fail("version", version, expected: "1, the version that this runtime reads") }
    } else {
      fail("version", document.text, "is missing: write \"version\": 1")
    }
    if let intents = document.section("intents") {
      if intents.kind != .object { fail("intents", intents, expected: "an object of intent keys and their entries") }
    } else {
      fail("intents", document.text, "is missing: write \"intents\": {} for a registry without any")
    }
  }

  /// The policy that entries start from.
  mutating func defaults() -> IntentPolicy {
    guard let value = document.section("defaults"),
      let members = members(value, "defaults", known: Self.policyMembers)
    else { return .builtIn }
    return policy(members, over: .builtIn)
  }

  /// What bounds each queue.
  mutating func queues() -> [QueueName: QueuePolicy] {
    var queues: [QueueName: QueuePolicy] = [:]
    guard let section = document.section("queues") else { return queues }
    guard section.kind == .object else {
      fail("queues", section, expected: "an object of queue names and their bounds")
      return queues
    }
    for member in section.members {
      let path = "queues[\"\(member.name)\"]"
      do {
        let name = try QueueName(member.name)
        if let policy = queue(member.value, path) { queues[name] = policy }
      } catch {
        fail(path, member.value, error.message)
      }
    }
    return queues
  }

  /// What bounds one queue.
  mutating func queue(_ value: JSONText, _ path: String) -> QueuePolicy? {
    guard let members = members(value, path, known: ["concurrency", "rate"]) else { return nil }
    return QueuePolicy(
      concurrency: concurrency(members, over: nil), rate: rate(members, over: nil))
  }

  /// The services' configurations, as they were written.
  mutating func services() -> [String: JSONText] {
    var services: [String: JSONText] = [:]
    guard let section = document.section("services") else { return services }
    guard section.kind == .object else {
      fail("services", section, expected: "an object of service names and their configurations")
      return services
    }
    for member in section.members {
      services[member.name] = member.value
      if member.value.kind != .object { fail("services.\(member.name)", member.value, expected: "an object") }
    }
    return services
  }
}
