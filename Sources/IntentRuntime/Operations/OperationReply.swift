import IntentCore
public import IntentJSON
public import IntentModel

/// The answer to an ``OperationRequest``.
public struct OperationReply: Sendable, Equatable, Codable {
  /// One entry a job, in the order in which they were named.
  public var results: [OperationResult] = []
  /// Records deleted by a purge.
  public var purged: Int?
  /// The queues that are paused now, sorted; for requests about queues.
  public var paused: [QueueName]?
  /// Why the request as a whole came to nothing.
  public var error: Failure?

  /// What went wrong.
  public struct Failure: Sendable, Equatable, Codable {
    /// An ``ErrorKind`` or a ``SpoolError/Code`` by its name.
    public var kind: String
    /// What is at fault, what was wrong with it, and what to do.
    public var message: String

    /// A failure from its parts.
    public init(kind: String, message: String) {
      self.kind = kind
      self.message = message
    }
  }

  /// An empty answer.
  public init() {}

  /// The answer that a request came to nothing.
  public init(error: Failure) {
    self.error = error
  }

  /// Reads an answer.
  public init(_ text: JSONText) throws {
    self = try JSONCoding.decode(OperationReply.self, from: text)
  }

  /// The answer as it travels.
  public var text: JSONText {
    var writer = JSONWriter()
    writer.object { writer in
      writer.array("results") { writer in
        for result in results {
          writer.object { writer in
            writer.member("id", result.id)
            writer.member("outcome", result.outcome.rawValue)
            writer.memberIfPresent("state", result.state?.rawValue)
            writer.member("message", result.message)
          }
        }
      }
      writer.memberIfPresent("purged", purged)
      writer.memberIfPresent("paused", paused)
      if let error {
        writer.object("error") { writer in
          writer.member("kind", error.kind)
          writer.member("message", error.message)
        }
      }
    }
    return writer.text
  }
}
