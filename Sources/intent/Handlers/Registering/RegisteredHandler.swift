import IntentCore
import IntentModel
import IntentRuntime

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A handler that the registry has, and everything that was written for it.
struct RegisteredHandler {
  /// A file, and what of it belongs to the handler.
  struct Part {
    /// From the root.
    var path: String
    var what: String
  }

  /// What goes when it is removed.
  let parts: [Part]
  /// What stays: others use it, or it lies where handlers are not written.
  let kept: [Part]
  private let changes: FileChanges

  /// - Throws: ``CommandFailure`` where the registry has no such intent, or cannot be edited.
  init(_ key: IntentKey, in workplace: Workplace) throws(CommandFailure) {
    let place = FixedPlace(registry: workplace.registry)
    let registry = try place.read()
    guard let entry = registry[key] else { throw place.unknown(key, nearest: registry.nearest(to: key)) }
    var changes = FileChanges()
    var (parts, kept): ([Part], [Part]) = ([], [])
    // First: a dispatcher that runs holds what comes from now on.
    let old = try Self.bytes(workplace, place)
    guard let new = RegistryText(old).removing(key) else {
      throw CommandFailure(.configuration, "\(workplace.registry): the entry of \(key) was not found as it was read")
    }
    changes.replace(workplace.registry, old, with: new)
    parts.append(Part(path: AbsolutePath.name(of: workplace.registry), what: "line \(entry.line): its entry"))

    let (file, row) = Self.source(entry, workplace)
    let others = registry.keys.filter { $0 != key && registry[$0]?.handler == entry.handler }
    if let other = others.first {
      // A library may hold several handlers.
      kept.append(Part(path: file ?? HandlerView.text(entry.handler), what: "\(other) uses it too"))
    } else {
      if let file, access(workplace.path(file), F_OK) == 0 {
        changes.delete(workplace.path(file))
        parts.append(Part(path: file, what: "the handler"))
      } else {
        kept.append(Part(path: HandlerView.text(entry.handler), what: "not among the handlers of \(workplace.root)"))
      }
      if let manifest = workplace.manifest, let row {
        changes.replace(manifest.path, Array(manifest.text.utf8), with: Array(manifest.removing(row).utf8))
        parts.append(Part(path: "Package.swift", what: "line \(row.line): its row"))
      }
    }
    let test = HandlerName(key).testFile
    if others.isEmpty, access(workplace.path(test), F_OK) == 0 {
      changes.delete(workplace.path(test))
      parts.append(Part(path: test, what: "its test"))
    }
    (self.parts, self.kept, self.changes) = (parts, kept, changes)
  }

  /// For people: a line a part.
  var lines: [String] { parts.map { "\($0.path): \($0.what)" } }

  /// Takes everything out, or nothing.
  func remove() throws(CommandFailure) { try changes.apply() }

  private static func bytes(_ workplace: Workplace, _ place: FixedPlace) throws(CommandFailure) -> [UInt8] {
    do {
      return try RegistryFile.bytes(workplace.registry)
    } catch {
      throw place.failure(error)
    }
  }

  /// The handler's file, if it is one that lies among the handlers, and its row.
  private static func source(_ entry: RegistryEntry, _ workplace: Workplace) -> (file: String?, row: ManifestRow?) {
    let rows = workplace.manifest?.rows ?? []
    switch entry.handler {
    case .library(let name):
      let row = rows.first { $0.library == name }
      return (row?.file, row)
    case .exec(let arguments):
      guard let path = arguments.first(where: { $0.hasPrefix("./Handlers/") }), !path.contains("/../") else {
        return (nil, nil)
      }
      let file = String(path.dropFirst(2))
      return (file, rows.first { $0.file == file })
    }
  }
}
