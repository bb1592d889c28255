public import FileSpool
import Synchronization

/// A file system that counts the calls that reach it, and lets those fail that a test chooses.
///
/// The same work makes the same calls in the same order, as long as one thread does it; so a test counts them once, and
/// then runs once for each. After a death every call throws ``died``, and nothing reaches the file system behind.
public final class FaultyFileSystem: FileSystem {
  /// The error number of a call that a dead process makes.
  public static let died: Int32 = 9999

  private struct State {
    var count = 0
    var isDead = false
    var log: [FileSystemCall] = []
    var opened: Set<Descriptor> = []
  }

  let base: any FileSystem
  private let plan: @Sendable (FileSystemCall) -> FileSystemFault?
  private let state = Mutex(State())

  /// - Parameters:
  ///   - base: Where calls go that nothing befalls.
  ///   - plan: What befalls a call; nil: nothing. Called under a lock; must not make calls itself.
  public init(
    _ base: any FileSystem = POSIXFileSystem(),
    plan: @escaping @Sendable (FileSystemCall) -> FileSystemFault? = { _ in nil }
  ) {
    self.base = base
    self.plan = plan
  }

  /// One in which the call of this number meets this fault.
  public convenience init(_ base: any FileSystem, at number: Int, _ fault: FileSystemFault) {
    self.init(base) { $0.number == number ? fault : nil }
  }

  /// How many calls were made.
  public var count: Int { state.withLock { $0.count } }

  /// The calls so far.
  public var log: [FileSystemCall] { state.withLock { $0.log } }

  /// Whether the process has died.
  public var isDead: Bool { state.withLock { $0.isDead } }

  /// Does what the kernel does for a dead process: closes its files, which gives its locks back.
  public func bury() {
    let opened = state.withLock { state in
      state.isDead = true
      defer { state.opened = [] }
      return state.opened
    }
    for file in opened.sorted() { _ = try? base.close(file) }
  }

  /// Makes a call, or what becomes of it. `body` is told whether it is to take fewer bytes than it could.
  func call<Result>(
    _ name: String, _ path: @autoclosure () -> String, _ body: (_ isShort: Bool) throws(SystemCallError) -> Result
  ) throws(SystemCallError) -> Result {
    let path = path()
    switch fault(name, path) {
    case nil: return try body(false)
    case .short: return try body(true)
    case .fail(let code): throw SystemCallError(name, path, errno: code)
    case .dieBefore: throw SystemCallError(name, path, errno: Self.died)
    case .dieAfter:
      _ = try? body(false)
      throw SystemCallError(name, path, errno: Self.died)
    }
  }

  private func fault(_ name: String, _ path: String) -> FileSystemFault? {
    state.withLock { state in
      if state.isDead { return .fail(Self.died) }
      state.count += 1
      let call = FileSystemCall(number: state.count, name: name, path: path)
      state.log.append(call)
      let fault = plan(call)
      if fault == .dieBefore || fault == .dieAfter { state.isDead = true }
      return fault
    }
  }

  func noteOpened(_ file: Descriptor) { state.withLock { _ = $0.opened.insert(file) } }
  func noteClosed(_ file: Descriptor) { state.withLock { _ = $0.opened.remove(file) } }
}
