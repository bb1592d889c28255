import IntentCore
import IntentModel
import IntentRuntime

/// A checkout's handlers: whether sources, the manifest's table and the registry say the same.
struct CheckoutCheck {
  /// What is wrong.
  private(set) var problems: [HandlerProblem] = []
  /// What may be.
  private(set) var warnings: [HandlerProblem] = []

  /// Intents whose entries are among the problems.
  private(set) var faultyEntries: Set<IntentKey> = []

  private let workplace: Workplace
  private let rows: [ManifestRow]
  private let entries: [RegistryEntry]
  private let registry: String
  private let plugins: [String]

  /// nil: the registry lies in no checkout.
  init?(of registry: Registry, at path: String, plugins: [String]) throws(CommandFailure) {
    let workplace = try Workplace(registry: path)
    guard let manifest = workplace.manifest else { return nil }
    self.workplace = workplace
    rows = manifest.rows
    entries = registry.keys.compactMap { registry[$0] }
    self.registry = path
    self.plugins = plugins
    checkRows()
    let sources = try HandlerFolder.sources(below: workplace.root, besides: manifest.text)
    checkFiles(sources)
    checkEntries()
    for row in rows where !row.isProgram {
      guard sources.contains(row.file) else { continue }
      let text = String(decoding: try TextFile.read(workplace.path(row.file), limit: 4 << 20), as: UTF8.self)
      let source = HandlerSourceFile(text, file: row.file)
      checkKeys(of: source, row)
      checkAge(of: row)
    }
    problems.sort { ($0.file, $0.line) < ($1.file, $1.line) }
  }

  private mutating func checkRows() {
    var seen: [String: ManifestRow] = [:]
    for row in rows {
      if let first = seen[row.file] {
        fail("Package.swift", row.line, "the row of \(row.file) is there already, in line \(first.line): remove one")
      } else if let library = row.library, let first = seen.values.first(where: { $0.library == library }) {
        fail(
          "Package.swift", row.line,
          "it makes a library \(library), and so does \(first.file) in line \(first.line): rename one of the types")
      }
      seen[row.file] = seen[row.file] ?? row
    }
  }

  private mutating func checkFiles(_ sources: Set<String>) {
    for row in rows where !sources.contains(row.file) {
      fail("Package.swift", row.line, "there is no \(row.file): write it, or remove the row")
    }
    let known = Set(rows.map(\.file))
    for file in sources.subtracting(known).sorted() {
      let parts = file.split(separator: "/")
      let name = parts[parts.count - 1]
      let row =
        name.hasSuffix(".swift")
        ? "Handler(\"\(parts[1])\", \"\(name.dropLast(".swift".count))\")"
        : "Handler(\"\(parts[1])\", program: \"\(name)\")"
      fail(file, 0, "it has no row in Package.swift: add \(row) to the table of handlers, or move the file away")
    }
  }

  private mutating func checkEntries() {
    let libraries = Set(rows.compactMap(\.library))
    var named: Set<String> = []
    for entry in entries {
      switch entry.handler {
      case .library(let name):
        named.insert(name)
        if !libraries.contains(name), !isFromElsewhere(name) {
          fail(entry, "no row of Package.swift makes a library \(name): correct the name, or add its row")
        }
      case .exec(let arguments): named.formUnion(arguments)
      }
    }
    for row in rows {
      if let library = row.library {
        if !named.contains(library) {
          fail(
            "Package.swift", row.line,
            "no entry of registry.json names the library \(library): add one, or remove the row and \(row.file)")
        }
      } else if !named.contains("./\(row.file)"), !named.contains(row.file) {
        fail(
          "Package.swift", row.line,
          "no entry of registry.json executes ./\(row.file): add one, or remove the row and the file")
      }
    }
  }

  /// A key is told three times, in the source, in the symbol and in the registry: all have to be the same.
  private mutating func checkKeys(of source: HandlerSourceFile, _ row: ManifestRow) {
    for key in source.keys {
      guard let intent = try? IntentKey(key.text) else {
        fail(source.file, key.line, "\"\(key.text)\" is no intent key: write domain.exec.action or domain.query.action")
        continue
      }
      if !source.symbols.contains(where: { $0.text == intent.symbol }) {
        let others = source.symbols.map { "line \($0.line) exports \($0.text)" }.joined(separator: ", ")
        fail(
          source.file, key.line,
          "the intent is \(intent), but \(others.isEmpty ? "nothing is exported" : others): export it with "
            + "@c(\(intent.symbol))")
      }
    }
    let symbols = Set(source.keys.compactMap { try? IntentKey($0.text) }.map(\.symbol))
    for symbol in source.symbols where !symbols.contains(symbol.text) && source.keys.isEmpty {
      fail(source.file, symbol.line, "it exports \(symbol.text), and no static let intent says whose it is: add it")
    }
    for entry in entries where entry.handler == .library(row.library ?? "") {
      guard !source.keys.contains(where: { $0.text == entry.key.text }) else { continue }
      let keys = source.keys.map { "\($0.text) in line \($0.line)" }.joined(separator: ", ")
      fail(
        entry,
        "the source of \(row.library ?? ""), \(row.file), has \(keys.isEmpty ? "no intent" : keys), and not "
          + "\(entry.key): correct the entry, or the source")
    }
  }

  /// A library that was built before its source was last written runs what is no longer written there.
  private mutating func checkAge(of row: ManifestRow) {
    guard let library = row.library, let built = try? LibraryLoader.locate(library, in: plugins),
      let writtenAt = FileTimes.written(workplace.path(row.file))
    else { return }
    // A change that compiles to the same (a comment) is not linked anew, but leaves its traces here.
    let times = [built, "\(AbsolutePath.folder(of: built))/\(library).build"].compactMap(FileTimes.written)
    guard let builtAt = times.max(), builtAt < writtenAt else { return }
    warnings.append(
      HandlerProblem(
        file: row.file, line: 0,
        message: "\(built) was built before this was last written: swift build --product \(library)"))
  }

  /// A library that was not built here, such as one of a package of its own.
  private func isFromElsewhere(_ library: String) -> Bool {
    guard let path = try? LibraryLoader.locate(library, in: plugins) else { return false }
    return !path.hasPrefix(workplace.path(".build/"))
  }

  private mutating func fail(_ entry: RegistryEntry, _ message: String) {
    let member = if case .library = entry.handler { "library" } else { "exec" }
    faultyEntries.insert(entry.key)
    problems.append(
      HandlerProblem(
        RegistryProblem(path: "intents[\"\(entry.key)\"].\(member)", line: entry.line, message: message), in: registry))
  }

  private mutating func fail(_ file: String, _ line: Int, _ message: String) {
    problems.append(HandlerProblem(file: file, line: line, message: message))
  }
}
