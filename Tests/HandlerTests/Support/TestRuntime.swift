import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime
import ServiceTesting
import Synchronization

/// A runtime in a directory of its own, whose jobs run as they do in a worker: the handler that registry.json names is
/// loaded, or started, by the plugin host, and so are the services that it asks for.
final class TestRuntime: Sendable {
  let directory = TemporaryDirectory()
  private let host: PluginHost
  private let ends = Ends()
  /// The payment gateway of those who have one.
  let gateway: TestGateway?
  private static let tokens = Atomic<UInt64>(1)

  /// - Parameter services: What the registry would say of them.
  init(services: String = "{}", gateway: TestGateway? = nil) throws {
    self.gateway = gateway
    let libraries = ChildProcess.built("").split(separator: "/", omittingEmptySubsequences: false).dropLast()
    host = PluginHost(
      environment: PluginEnvironment(
        libraryDirectories: [libraries.joined(separator: "/")], dataDirectory: directory.path,
        services: try JSONText(validating: gateway?.services ?? services)), events: ends)
  }

  /// Runs one attempt of a job. The same uid means the same job.
  func run(
    _ key: String, _ params: JSONText, uid: JobUID = .make(at: SystemClock().now()), tenant: String? = nil
  ) async throws -> AttemptResult {
    let token = Self.tokens.add(1, ordering: .relaxed).newValue
    var job = JSONWriter()
    job.object { writer in
      writer.member("intent_key", key)
      writer.member("intent_params", params)
    }
    let start = AttemptStart(
      token: token, location: try Self.location(of: key), key: try IntentKey(key),
      id: try JobID("job-" + uid.text), uid: uid, tenant: try tenant.map { try TenantID($0) }, job: job.text,
      params: params)
    return await withCheckedContinuation { continuation in
      ends.expect(token, continuation)
      host.start(start)
    }
  }

  /// Runs an attempt that has to succeed; returns its result.
  @discardableResult
  func completed(
    _ key: String, _ params: [String: any JSONWritable], uid: JobUID = .make(at: SystemClock().now()),
    tenant: String? = nil
  ) async throws -> JSONText {
    let result = try await run(key, object(params), uid: uid, tenant: tenant)
    guard case .completed(let report) = result.outcome else { throw Unexpected(outcome: "\(result.outcome)") }
    return report
  }

  /// As above, with the parameters as JSON.
  @discardableResult
  func completed(
    _ key: String, json: String, uid: JobUID = .make(at: SystemClock().now()), tenant: String? = nil
  ) async throws -> JSONText {
    let result = try await run(key, try JSONText(validating: json), uid: uid, tenant: tenant)
    guard case .completed(let report) = result.outcome else {
      throw Unexpected(outcome: "\(key): \(result.outcome)")
    }
    return report
  }

  /// Runs an attempt that has to fail for good; returns its error.
  func failed(
    _ key: String, _ params: [String: any JSONWritable], uid: JobUID = .make(at: SystemClock().now())
  ) async throws -> IntentError {
    try await failed(key, json: object(params), uid: uid)
  }

  /// As above, with the parameters as JSON.
  func failed(
    _ key: String, json: JSONText, uid: JobUID = .make(at: SystemClock().now())
  ) async throws -> IntentError {
    let result = try await run(key, json, uid: uid)
    guard case .failed(let error) = result.outcome else { throw Unexpected(outcome: "\(result.outcome)") }
    return error
  }

  /// Runs SQL on a tenant's database with SQLite's own program; returns its lines.
  func sql(_ sql: String, tenant: String = "default") throws -> [String] {
    try sqlite(sql, tenant: tenant).split(separator: "\n").map(String.init)
  }

  private func sqlite(_ command: String, tenant: String) throws -> String {
    let program = try ChildProcess("sqlite3", [directory.path + "/store/\(tenant).sqlite", command])
    let text = program.readAll()
    program.wait()
    return text
  }

  /// All rows of a tenant's database, as SQL, but for the keys that the store itself keeps; nothing if there is none.
  func dump(tenant: String = "default") throws -> String {
    guard directory.names(in: "store").contains("\(tenant).sqlite") else { return "" }
    return try sqlite(".dump", tenant: tenant).split(separator: "\n")
      .filter { !$0.hasPrefix("INSERT INTO _intent_") }.joined(separator: "\n")
  }

  /// Puts a file into the directory of files of the tenant `default`.
  func putFile(_ name: String, _ contents: String) {
    var path = "files/default"
    for directory in ["files", path] { self.directory.makeDirectory(directory) }
    for part in name.split(separator: "/").dropLast() {
      path += "/" + part
      directory.makeDirectory(path)
    }
    directory.write("files/default/" + name, contents)
  }

  /// What sqlite3 says to a query for one number.
  func count(_ sql: String) throws -> Int { Int(try self.sql(sql).first ?? "") ?? -1 }

  /// The messages in the outbox, as text.
  func outbox() -> [String] {
    directory.names(in: "outbox/new").map {
      String(decoding: directory.contents("outbox/new/" + $0), as: UTF8.self)
    }
  }

  private func object(_ params: [String: any JSONWritable]) -> JSONText {
    var writer = JSONWriter()
    writer.object { writer in
      for (name, value) in params {
        writer.name(name)
        value.write(to: &writer)
      }
    }
    return writer.text
  }

  /// The library that registry.json names for a key.
  static func libraryName(of key: String) throws -> String {
    guard let name = try entry(of: key)["library"]?.string else {
      throw Unexpected(outcome: "registry.json names no library for \(key)")
    }
    return name
  }

  /// The handler that registry.json names for a key.
  private static func location(of key: String) throws -> HandlerLocation {
    if let arguments = try entry(of: key)["exec"]?.elements.compactMap(\.string) {
      return .exec(arguments: arguments, directory: Repository.path("."))
    }
    return .library(path: ChildProcess.built(HandlerSource.fileName(ofLibrary: try libraryName(of: key))))
  }

  private static func entry(of key: String) throws -> JSONText {
    guard let entry = try JSONText(validating: Repository.contents("registry.json"))["intents"]?[key] else {
      throw Unexpected(outcome: "registry.json has no \(key)")
    }
    return entry
  }
}

/// An outcome that a test did not ask for.
struct Unexpected: Error, CustomStringConvertible {
  var outcome: String
  var description: String { outcome }
}
