import Testing

/// What is tried with an intent of the academy's, through its real library, in an academy of the sample's students.
struct IntentCase: Sendable, CustomTestStringConvertible {
  /// The intent's key.
  var key: String
  /// The registry's `services`, where the intent needs other than the default ones.
  var services = "{}"
  /// Whether there is a payment gateway.
  var hasGateway = false
  /// Jobs that are done before, in order.
  var before: [Step] = []
  /// Files in the tenant's directory of files: name and contents.
  var files: [String: String] = [:]
  /// SQL on the tenant's database after that, for what no intent of its own records.
  var sql: [String] = []
  /// Parameters that succeed.
  var params: String
  /// Paths into the result, as `classes[0].name`, and the JSON that is there.
  var result: [String: String]
  /// Parameters of the wrong shape.
  var invalid: Refusal
  /// Parameters that name something that is not there.
  var missing: Refusal

  /// A job.
  struct Step: Sendable {
    var key: String
    var params: String
    init(_ key: String, _ params: String) {
      self.key = key
      self.params = params
    }
  }

  /// Parameters that are refused, and how.
  struct Refusal: Sendable {
    var params: String
    /// The parameter that the error names; nil: none is at fault by itself.
    var field: String?
    /// A part of the message.
    var message: String
    init(_ params: String, _ field: String?, _ message: String) {
      self.params = params
      self.field = field
      self.message = message
    }
  }

  var testDescription: String { key }

  /// Every intent of the academy's has one.
  static let all = attendance + billing + classes + communication + reports + students
}
