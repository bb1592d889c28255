public import IntentModel

/// The code that executes one intent.
///
/// ```swift
/// import IntentKit
///
/// struct Greet: IntentHandler {
///   static let intent: IntentKey = "greeting.exec.greet"
///   struct Params: Codable, Sendable { var name: String }
///   struct Report: Codable, Sendable { var greeting: String }
///
///   func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
///     .completed(Report(greeting: "Hello, \(params.name)"))
///   }
/// }
///
/// @c(intent_handler_greeting__exec__greet)
/// public func entry() -> UnsafeRawPointer { export(Greet.self) }
/// ```
///
/// A new value is made for each attempt. An attempt may be repeated, after a crash too: effects belong into
/// ``Store/transaction(once:_:)``, or must bear being done twice.
public protocol IntentHandler: Sendable {
  /// What the intent takes. Decoded by `JSONCoding`: a property `studentID` is `student_id` on the wire.
  /// `JSONText` takes the parameters byte for byte.
  associatedtype Params: Decodable & Sendable
  /// What it answers: the record's `result`.
  associatedtype Report: Encodable & Sendable

  /// The key of the intent.
  static var intent: IntentKey { get }

  /// Makes the handler of one attempt.
  init()

  /// Checks what the parameters' types cannot say, by the parameters alone: no store, no clock, nothing that changes.
  ///
  /// Called before ``execute(_:context:)``, and by itself to try out the items of a batch before any is executed.
  /// By default nothing is checked.
  ///
  /// - Parameters:
  ///   - params: The parameters.
  ///   - text: The same as they were written, for what decoding passes over: members that nobody asked for.
  /// - Throws: `IntentError.invalidParams`, with the path of the parameter at fault.
  func validate(_ params: Params, text: JSONText) throws

  /// Executes one attempt.
  ///
  /// Runs on threads of the runtime's own, so it may block. It is cancelled as any task is: when its timeout has
  /// passed, when somebody cancels the job, or when the runtime stops.
  ///
  /// - Throws: `IntentError` to say what is to become of the job; anything else means try again.
  func execute(_ params: Params, context: Context) async throws -> Outcome<Report>
}

extension IntentHandler {
  /// Checks nothing.
  public func validate(_ params: Params, text: JSONText) throws {}
}
