import IntentJSON
import Testing

/// A text and the code it must be refused with.
struct TextCase: Sendable, CustomTestStringConvertible {
  var bytes: [UInt8]
  var code: JSONError.Code

  var testDescription: String { "\(code): \(String(decoding: bytes, as: UTF8.self).debugDescription)" }
}

/// The error that a text is refused with, or nil if it is taken.
func refusal(_ bytes: [UInt8], limits: JSONLimits = .default) -> JSONError? {
  do throws(JSONError) {
    _ = try JSONText(validating: bytes, limits: limits)
    return nil
  } catch {
    return error
  }
}

/// The error that a text is refused with, or nil if it is taken.
func refusal(_ text: String, limits: JSONLimits = .default) -> JSONError? {
  refusal(Array(text.utf8), limits: limits)
}
