public import IntentCore
public import IntentJSON
public import IntentModel

/// What a person asks to be done to jobs or queues; see ``Operations``.
///
/// On the wire it is an object: `{"operation":"cancel","ids":["late-7"]}`.
public enum OperationRequest: Sendable, Equatable {
  /// End these jobs, whether they wait or run. Each is named by its id, or by the name it was dropped under.
  case cancel([String], reason: String?)
  /// Run these jobs again, or at once: failed and cancelled ones anew, delayed and held ones without waiting longer.
  case retry([String])
  /// Let these jobs run, which are held until somebody approves them. `by`: who does.
  case approve([String], by: String, note: String?)
  /// End these jobs, which are held until somebody approves them, because somebody does not.
  case reject([String], by: String, note: String?)
  /// Let these held jobs go on, if they are held for one of these reasons.
  case release([String], reasons: [ErrorKind])
  /// Delete the records in these terminal states that last changed before a time.
  case purge(Set<JobState>, before: Timestamp)
  /// Have these batches stop where they are, until they are released; `by`: who wants it.
  case pauseBatch([String], by: String?)
  /// Start no more jobs of a queue.
  case pause(QueueName)
  /// Start jobs of a queue again.
  case resume(QueueName)
}

extension OperationRequest {
  /// The request as it travels.
  public var text: JSONText {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("operation", wireName)
      switch self {
      case .cancel(let ids, let reason):
        writer.member("ids", ids)
        writer.memberIfPresent("reason", reason)
      case .retry(let ids):
        writer.member("ids", ids)
      case .approve(let ids, let person, let note), .reject(let ids, let person, let note):
        writer.member("ids", ids)
        writer.member("by", person)
        writer.memberIfPresent("note", note)
      case .release(let ids, let reasons):
        writer.member("ids", ids)
        writer.member("reasons", reasons.map(\.rawValue))
      case .pauseBatch(let ids, let person):
        writer.member("ids", ids)
        writer.memberIfPresent("by", person)
      case .purge(let states, let cutoff):
        writer.member("states", states.map(\.rawValue).sorted())
        writer.member("before", cutoff)
      case .pause(let queue), .resume(let queue):
        writer.member("queue", queue)
      }
    }
    return writer.text
  }

  /// Reads a request.
  ///
  /// - Throws: ``IntentError`` of the kind `invalid_request`: from another version of the program, or from no program
  ///   of ours at all.
  public init(_ text: JSONText) throws(IntentError) {
    let wire: Wire
    do {
      wire = try JSONCoding.decode(Wire.self, from: text)
    } catch {
      throw IntentError(.invalidRequest, "the request does not read: \(error)")
    }
    switch wire.operation {
    case "cancel": self = .cancel(try Self.present(wire.ids, "ids"), reason: wire.reason)
    case "retry": self = .retry(try Self.present(wire.ids, "ids"))
    case "approve":
      self = .approve(try Self.present(wire.ids, "ids"), by: try Self.person(wire), note: try Self.note(wire))
    case "reject":
      self = .reject(try Self.present(wire.ids, "ids"), by: try Self.person(wire), note: try Self.note(wire))
    case "release":
      self = .release(try Self.present(wire.ids, "ids"), reasons: try Self.present(wire.reasons, "reasons"))
    case "pause_batch": self = .pauseBatch(try Self.present(wire.ids, "ids"), by: wire.by)
    case "purge":
      let states = Set(try Self.present(wire.states, "states"))
      self = .purge(states, before: try Self.present(wire.before, "before"))
    case "pause": self = .pause(try Self.present(wire.queue, "queue"))
    case "resume": self = .resume(try Self.present(wire.queue, "queue"))
    default:
      throw IntentError(
        .invalidRequest, "\"\(wire.operation)\" is no operation of this version; stop the dispatcher and start it anew")
    }
  }

  private var wireName: String {
    switch self {
    case .cancel: "cancel"
    case .retry: "retry"
    case .approve: "approve"
    case .reject: "reject"
    case .release: "release"
    case .pauseBatch: "pause_batch"
    case .purge: "purge"
    case .pause: "pause"
    case .resume: "resume"
    }
  }

  private static func present<Value>(_ value: Value?, _ name: String) throws(IntentError) -> Value {
    guard let value else { throw IntentError(.invalidRequest, "\(name) is missing from the request") }
    return value
  }

  /// The most bytes of a name, and of a note: they are kept in records.
  public static let (personLimit, noteLimit) = (256, 4096)

  private static func person(_ wire: Wire) throws(IntentError) -> String {
    let person = try present(wire.by, "by")
    guard (1...personLimit).contains(person.utf8.count) else {
      throw IntentError(.invalidRequest, "by: expected who decides, in 1 to \(personLimit) bytes")
    }
    return person
  }

  private static func note(_ wire: Wire) throws(IntentError) -> String? {
    guard let note = wire.note else { return nil }
    guard note.utf8.count <= noteLimit else {
      throw IntentError(.invalidRequest, "note: has \(note.utf8.count) bytes, and may have \(noteLimit)")
    }
    return note.isEmpty ? nil : note
  }

  private struct Wire: Decodable {
    var operation: String
    var ids: [String]?
    var reason: String?
    var by: String?
    var note: String?
    var reasons: [ErrorKind]?
    var states: [JobState]?
    var before: Timestamp?
    var queue: QueueName?
  }
}

extension ErrorKind {
  /// A request to the dispatcher that it does not understand.
  public static let invalidRequest = ErrorKind(rawValue: "invalid_request")
  /// The spool's storage failed while a request was carried out.
  public static let storage = ErrorKind(rawValue: "storage")
}
