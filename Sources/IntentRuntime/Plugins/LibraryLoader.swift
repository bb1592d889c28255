internal import CIntentABI
internal import IntentCore
public import IntentModel

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Opens handler and service libraries, each on first use, and never closes one: Swift's runtime keeps pointers into
/// what it has seen.
///
/// A library is opened by its absolute path, with all of its symbols bound at once and none of them shown to others. A
/// file that somebody else than root or this user could change is not opened (``FileTrust``).
public final class LibraryLoader: Sendable {
  private struct State {
    /// In the order in which they were opened. Looked through only when another handler is loaded.
    var handles: [Handle] = []
    /// By their keys' hashes, nearly always one each; not by their keys: Swift looks through all conformances of the
    /// process for each new type of key, which a cold start feels.
    var handlers: [UInt64: [Found]] = [:]
  }

  private struct Found {
    var path: String
    var key: IntentKey
    var handler: LoadedHandler
  }

  /// What dlopen gave. It stays valid, since nothing is closed.
  private struct Handle: @unchecked Sendable {
    var path: String
    var pointer: UnsafeMutableRawPointer
  }

  /// Guards the accounts, and lets one library be opened at a time.
  private let state = Guarded(State())

  /// A loader that has opened nothing.
  public init() {}

  /// The libraries that were opened, in that order.
  public var loaded: [String] { state.withLock { $0.handles.map(\.path) } }

  /// Opens a library and finds the handler of an intent in it: what a run would do, for checks.
  ///
  /// - Parameter sha256: What the file has to hash to; nil: it is not looked at.
  /// - Throws: `load_failed` with the library, what is wrong with it, and what to do.
  public func check(_ path: String, for key: IntentKey, sha256: String? = nil) throws(IntentError) {
    _ = try handler(at: path, for: key, sha256: sha256)
  }

  func handler(at path: String, for key: IntentKey, sha256: String? = nil) throws(IntentError) -> LoadedHandler {
    try state.withLock { (state) throws(IntentError) in
      let slot = UInt64(truncatingIfNeeded: key.hashValue)
      if let found = state.handlers[slot]?.first(where: { $0.key == key && $0.path == path }) { return found.handler }
      let symbol = key.symbol
      let address = try Self.symbol(symbol, in: path, sha256: sha256, &state) {
        "the library \(path) has no handler for \(key): it does not export \(symbol). Correct the registry's entry, or "
          + "export it with @c(\(symbol)) public func"
      }
      guard let handler = unsafeBitCast(address, to: intent_handler_entry.self)() else {
        throw IntentError(.loadFailed, "\(symbol) in \(path) gave no handler: return a pointer to an intent_handler")
      }
      let loaded = try LoadedHandler(handler, from: path, for: key)
      state.handlers[slot, default: []].append(Found(path: path, key: key, handler: loaded))
      return loaded
    }
  }

  /// The entry of a service's library.
  func service(at path: String, symbol: String) throws(IntentError) -> UnsafePointer<intent_service> {
    let entry = try state.withLock { (state) throws(IntentError) in
      Handle(
        path: path,
        pointer: try Self.symbol(symbol, in: path, sha256: nil, &state) {
          "the library \(path) is no such service: it does not export \(symbol)"
        })
    }
    guard let service = unsafeBitCast(entry.pointer, to: intent_service_entry.self)() else {
      throw IntentError(.loadFailed, "\(symbol) in \(path) gave no service")
    }
    return service
  }

  /// The path of the library of a base name in the first of some directories that has it.
  ///
  /// - Throws: `load_failed`, also for a name that is more than a base name and could lead out of them.
  public static func locate(_ name: String, in directories: [String]) throws(IntentError) -> String {
    let isBaseName = name.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "_-.".utf8.contains(byte)
    }
    guard isBaseName, !name.isEmpty, !name.hasPrefix("."), name.utf8.count <= 128 else {
      throw IntentError(
        .loadFailed, "\"\(name)\" is no library's base name: letters, digits, \"_\", \"-\" and \".\", without a path")
    }
    let file = HandlerSource.fileName(ofLibrary: name)
    for directory in directories {
      let path = directory + (directory.hasSuffix("/") ? "" : "/") + file
      if access(path, F_OK) == 0 { return path }
    }
    throw IntentError(
      .loadFailed,
      "there is no \(file) in \(directories.joined(separator: ", ")): build it, or name its directory with --plugins")
  }

  /// Opens the library if it is not open, and finds a symbol in it.
  private static func symbol(
    _ name: String, in path: String, sha256: String?, _ state: inout State, orElse explanation: () -> String
  ) throws(IntentError) -> UnsafeMutableRawPointer {
    let handle: Handle
    if let open = state.handles.first(where: { $0.path == path }) {
      handle = open
    } else {
      handle = try open(path, sha256: sha256)
      state.handles.append(handle)
    }
    guard let symbol = dlsym(handle.pointer, name) else { throw IntentError(.loadFailed, explanation()) }
    return symbol
  }

  private static func open(_ path: String, sha256: String?) throws(IntentError) -> Handle {
    guard path.hasPrefix("/") else {
      throw IntentError(.loadFailed, "the library's path \(path) is relative: libraries are opened by absolute paths")
    }
    try FileTrust.check(path, what: "the library")
    if let sha256 { try FileHash.check(path, sha256: sha256) }
    guard let pointer = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
      throw IntentError(
        .loadFailed, "the library \(path) does not load: \(String(cString: dlerror())): rebuild it with what it links")
    }
    return Handle(path: path, pointer: pointer)
  }
}
