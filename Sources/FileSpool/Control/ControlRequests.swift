public import IntentCore
public import IntentJSON
import IntentModel

/// Requests from a command to the dispatcher that owns the spool, and its replies, as files in `.intent/control/`.
///
/// A request appears whole, by a rename, and wakes the dispatcher like an arrival does. Nothing of it is durable: a
/// request that nobody answered in time is withdrawn, and one that a dead process left behind goes by its age.
public struct ControlRequests: Sendable {
  /// A request that waits for a reply.
  public struct Request: Sendable {
    /// What the reply has to name.
    public var id: String
    /// What is asked: any JSON value.
    public var body: JSONText
  }

  private let layout: Layout
  /// More than this nobody asks or answers, in bytes.
  private static let limit = 16 << 20
  /// So many requests are taken at once; the others wait for the next look.
  private static let most = 256
  /// Requests and replies that are older than this were left behind, in milliseconds.
  private static let patience: Int64 = 600_000

  /// The requests of a spool.
  public init(_ spool: FileSpool) { layout = spool.layout }

  /// Asks the dispatcher, and waits for its reply.
  ///
  /// - Parameter timeout: How long, in milliseconds.
  /// - Throws: ``SpoolError/Code/timeout`` if no reply came; the request is withdrawn, but may have been read already.
  public func send(_ body: JSONText, timeout: Int) throws(SpoolError) -> JSONText {
    let id = JobUID.make(at: SystemClock().now()).text
    let reply = try reporting { () throws(SystemCallError) in try ask(id, body, timeout: timeout) }
    if let reply { return reply }
    throw SpoolError(.timeout, "the dispatcher of \(layout.path) gave no answer within \(timeout) ms: is it busy?")
  }

  private func ask(_ id: String, _ body: JSONText, timeout: Int) throws(SystemCallError) -> JSONText? {
    let request = FileName("\(id).request.json")
    let draft = FileName("\(Submitting.draftPrefix)\(id)")
    // Watched before it is asked, so that no reply comes unheard.
    let watch = ReplyWatch(layout)
    try layout.files.write(Array(body.bytes), as: draft, in: layout.temporary)
    try layout.files.rename(draft, in: layout.temporary, to: request, in: layout.control)
    let clock = SystemClock()
    let deadline = clock.monotonic().adding(milliseconds: Int64(timeout))
    while true {
      if let reply = try takeReply(id) { return reply }
      let left = (deadline.nanoseconds - clock.monotonic().nanoseconds + 999_999) / 1_000_000
      if left <= 0 { break }
      watch.wait(milliseconds: Int32(clamping: left))
    }
    // If it is gone it was answered in the last moment.
    return try layout.files.unlink(request, in: layout.control) ? nil : try takeReply(id)
  }

  private func takeReply(_ id: String) throws(SystemCallError) -> JSONText? {
    let name = FileName("\(id).reply.json")
    guard let bytes = try layout.files.contents(of: name, in: layout.control, limit: Self.limit) else { return nil }
    try layout.files.unlink(name, in: layout.control)
    return try? JSONText(validating: bytes, limits: JobReader.recordLimits)
  }

  /// The requests that wait for a reply, oldest first. For the dispatcher, each time it wakes.
  ///
  /// What is no JSON is removed, and so is what was left behind.
  public func pendingRequests() throws(SpoolError) -> [Request] {
    try reporting { () throws(SystemCallError) in
      var names: [FileName] = []
      try layout.files.forEachName(in: layout.control) { (name) throws(SystemCallError) in
        names.append(name)
        return true
      }
      let now = SystemClock().now().milliseconds
      var requests: [Request] = []
      for name in names.sorted(by: { $0.description < $1.description }) {
        guard let status = try layout.files.status(of: name, in: layout.control) else { continue }
        if status.kind != .regular || now - status.identity.modified / 1_000_000 > Self.patience {
          try remove(name)
        } else if name.hasSuffix(".request.json"), requests.count < Self.most {
          if let request = try read(name) { requests.append(request) }
        }
      }
      return requests
    }
  }

  /// Removes what is no request. What cannot be removed is left alone: it must not keep requests from being answered.
  private func remove(_ name: FileName) throws(SystemCallError) {
    do throws(SystemCallError) { try layout.files.clear(name, in: layout.control) } catch {
      guard error.isDirectory || error.isNotOurs else { throw error }
    }
  }

  /// The file's contents; nil: there is none, or none that may be read.
  private func contents(_ name: FileName) throws(SystemCallError) -> [UInt8]? {
    do throws(SystemCallError) {
      return try layout.files.contents(of: name, in: layout.control, limit: Self.limit)
    } catch {
      // Somebody else's, or swapped for a link, a pipe or a directory since it was looked at.
      guard error.isNotOurs || error.isNoFile else { throw error }
      try remove(name)
      return nil
    }
  }

  private func read(_ name: FileName) throws(SystemCallError) -> Request? {
    guard let bytes = try contents(name) else { return nil }
    guard let body = try? JSONText(validating: bytes, limits: JobReader.recordLimits) else {
      try remove(name)
      return nil
    }
    return Request(id: String(decoding: name.dropLast(".request.json".utf8.count), as: UTF8.self), body: body)
  }

  /// Answers a request. A second answer to it, or one to a request that was withdrawn, is dropped.
  public func reply(_ id: String, _ body: JSONText) throws(SpoolError) {
    let request = FileName("\(id).request.json")
    let reply = FileName("\(id).reply.json")
    try reporting { () throws(SystemCallError) in
      guard try layout.files.status(of: request, in: layout.control) != nil else { return }
      try layout.files.write(Array(body.bytes), as: reply, in: layout.temporary)
      try layout.files.renameReplacing(reply, in: layout.temporary, to: reply, in: layout.control)
      // The reply is there before the request goes: whoever finds it gone knows that there is one.
      try layout.files.unlink(request, in: layout.control)
    }
  }

  private func reporting<Result>(_ body: () throws(SystemCallError) -> Result) throws(SpoolError) -> Result {
    do throws(SystemCallError) { return try body() } catch {
      throw SpoolError("cannot talk through \(layout.path)/.intent/control", error)
    }
  }
}
