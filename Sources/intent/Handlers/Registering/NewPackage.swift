import IntentCore
import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A Swift package of its own with one handler: what is written, and where.
///
/// Its manifest has the same table of handlers as the runtime's, so that the next handler is one more row.
struct NewPackage {
  let name: HandlerName
  /// Its directory's absolute path.
  let root: String
  let template: HandlerTemplate
  /// Files from the root, and what each is.
  let files: [(path: String, what: String)]
  private let changes: FileChanges

  /// Checks that all of it can be written.
  init(
    _ key: IntentKey, description: String?, at directory: String, over runtime: RuntimeSource
  ) throws(CommandFailure) {
    name = HandlerName(key)
    root = try Self.root(directory)
    template = HandlerTemplate(name: name, description: description ?? name.title, pattern: .plain)
    let page = PackageTemplate(template: template, title: AbsolutePath.name(of: root), root: root, runtime: runtime)
    let row = ManifestRow.text(name, program: nil, shared: [])
    guard let manifest = try HandlerManifest(page.manifest, at: "Package.swift") else {
      preconditionFailure("the template has a table")
    }
    let registry = RegistryText(Array("{\n  \"version\": 1,\n  \"intents\": {}\n}\n".utf8))
      .inserting(template.entry(program: nil))
    let contents = [
      ("Package.swift", "the package: one row a handler", manifest.inserting(row, name.domain, name.type)),
      (name.file(.swift), "the handler", template.source),
      ("registry.json", "its entry", String(decoding: registry, as: UTF8.self)),
      ("README.md", "how it is built and run", page.readme),
      (".gitignore", "what is no source", ".build/\nspool/\ndata/\n"),
    ]
    var changes = FileChanges()
    for (file, _, text) in contents { changes.create("\(root)/\(file)", text) }
    files = contents.map { ($0.0, $0.1) }
    self.changes = changes
  }

  /// Writes everything, or nothing.
  func write() throws(CommandFailure) { try changes.apply() }

  /// What to type next, and what it does.
  var commands: [(command: String, what: String)] {
    let params = "--params \(ShellWord.quoted(template.example))"
    let plugins = "\"$PWD/.build/debug:\(Program.directory)\""
    let program = NextCommands.program(seenFrom: root)
    return [
      ("cd \(ShellWord.quoted(root))", "where all of this is"),
      ("swift build", "builds it"),
      ("export INTENT_PLUGINS=\(plugins)", "its libraries, and the runtime's services"),
      ("\(program) run \(name.key) \(params)", "runs it here, once"),
      ("\(program) submit \(name.key) \(params)", "a job for intent work"),
      ("\(program) handlers new \(name.key.domain).exec.ACTION", "the next one"),
    ]
  }

  /// The directory's path, links resolved as far as it exists, since the way from it to the runtime is counted in steps.
  private static func root(_ directory: String) throws(CommandFailure) -> String {
    var path = AbsolutePath.of(directory)
    var missing: [String] = []
    while true {
      if let real = AbsolutePath.real(path) {
        return ([real] + missing).joined(separator: "/").replacing("//", with: "/")
      }
      guard errno == ENOENT, path != "/" else { throw CommandFailure(SystemError("cannot make \(directory)")) }
      missing.insert(AbsolutePath.name(of: path), at: 0)
      path = AbsolutePath.folder(of: path)
    }
  }
}
