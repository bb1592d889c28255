import IntentCore
import IntentModel
import IntentRuntime

/// A handler that is to be registered: what is written, and where.
struct NewHandler {
  let name: HandlerName
  let workplace: Workplace
  let template: HandlerTemplate
  /// Files from the root, and what each is, in the order in which people are told.
  let files: [(path: String, what: String)]
  private let changes: FileChanges

  /// Checks that all of it can be written.
  init(
    _ key: IntentKey, _ language: HandlerLanguage, description: String?, in workplace: Workplace
  ) throws(CommandFailure) {
    let name = HandlerName(key)
    if language == .swift, workplace.manifest == nil {
      throw CommandFailure(
        .configuration,
        "\(workplace.root) is no checkout of the runtime (no Package.swift with its table of handlers), so a Swift handler "
          + "cannot be built there: give --lang python or --lang sh, or --package DIR for a package of its own")
    }
    let pattern =
      language == .swift
      ? HandlerTemplate.pattern(of: name.domain, in: workplace.manifest) : .program(language)
    template = HandlerTemplate(name: name, description: description ?? name.title, pattern: pattern)
    self.name = name
    self.workplace = workplace

    let file = name.file(language)
    var changes = FileChanges()
    var files = [(file, "the handler")]
    changes.create(workplace.path(file), template.source, isExecutable: language != .swift)
    if let manifest = workplace.manifest {
      let row = try Self.row(name, language, template.shared, manifest)
      let column = language == .swift ? name.type : "\(key.action).\(language.suffix)"
      changes.replace(
        manifest.path, Array(manifest.text.utf8), with: Array(manifest.inserting(row, name.domain, column).utf8))
      files.append(("Package.swift", "its row in the table of handlers"))
      if workplace.hasTests {
        changes.create(workplace.path(name.testFile), template.test)
        files.append((name.testFile, "its test"))
      }
    }
    let (old, new) = try Self.registry(workplace, template.entry(program: language == .swift ? nil : file))
    // Last: a dispatcher that runs takes it up at once.
    changes.replace(workplace.registry, old, with: new)
    files.append((AbsolutePath.name(of: workplace.registry), "its entry"))
    self.changes = changes
    self.files = files
  }

  /// Writes everything, or nothing.
  func write() throws(CommandFailure) { try changes.apply() }

  /// The row of the manifest's table, if there is room for it.
  private static func row(
    _ name: HandlerName, _ language: HandlerLanguage, _ shared: [String], _ manifest: HandlerManifest
  ) throws(CommandFailure) -> String {
    let file = language == .swift ? name.type : "\(name.key.action).\(language.suffix)"
    if let row = manifest.row(name.domain, file) {
      throw CommandFailure(
        .badData,
        "\(manifest.path), line \(row.line): there is a row for \(row.file) already: give the intent another name")
    }
    if manifest.text.contains("path: \"Handlers/\(name.domain)\"") {
      throw CommandFailure(
        .badData,
        "Handlers/\(name.domain) holds a target of its own in \(manifest.path): give the intent another domain")
    }
    if language == .swift, manifest.names(name.library) {
      throw CommandFailure(
        .badData, "\(manifest.path) has a target \(name.library) already: give the intent another name")
    }
    return ManifestRow.text(name, program: language == .swift ? nil : file, shared: shared)
  }

  /// The registry's text before and after.
  private static func registry(
    _ workplace: Workplace, _ entry: NewEntry
  ) throws(CommandFailure) -> (old: [UInt8], new: [UInt8]) {
    let place = FixedPlace(registry: workplace.registry)
    do throws(RegistryError) {
      let old = try RegistryFile.bytes(workplace.registry)
      let registry = try Registry(old)
      if let known = registry[entry.key] {
        throw RegistryError([
          RegistryProblem(
            path: "intents[\"\(entry.key)\"]", line: known.line,
            message: "is there already: give the intent another name, or take this one out with intent handlers remove")
        ])
      }
      let new = RegistryText(old).inserting(entry)
      // What is written is read once before: a layout that was not understood is told here, and the file is left alone.
      _ = try Registry(new)
      return (old, new)
    } catch {
      throw place.failure(error)
    }
  }
}
