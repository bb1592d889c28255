internal import CIntentABI
internal import IntentJSON
internal import IntentModel

/// A handler's C struct, checked once, and the library that it is from.
struct LoadedHandler: @unchecked Sendable {
  // Sendable although it holds a pointer: what it points to lives as long as the process, and nobody writes to it.
  private let handler: UnsafePointer<intent_handler>
  let path: String

  /// - Throws: `load_failed` for a struct that this version cannot use, or that is another intent's.
  init(_ handler: UnsafePointer<intent_handler>, from path: String, for key: IntentKey) throws(IntentError) {
    self.handler = handler
    self.path = path
    // Both fields lead the struct in every version.
    let version = handler.pointee.abi_version
    guard version == INTENT_ABI_VERSION else {
      throw Self.failure(
        "\(path) speaks version \(version) of the plugin boundary, and this runtime version \(INTENT_ABI_VERSION): "
          + "rebuild the library with this runtime's IntentKit or intent_abi.h")
    }
    guard reaches(\.execute) else {
      throw Self.failure(
        "\(path) gives a handler of \(handler.pointee.size) bytes, which ends before its function execute: set size to "
          + "sizeof(intent_handler)")
    }
    guard let name = handler.pointee.key, String(cString: name) == key.text else {
      let name = handler.pointee.key.map { String(cString: $0) } ?? "nothing"
      throw Self.failure(
        "\(path) exports \(key.symbol), but the handler it gives is for \(name): export each handler under its own key")
    }
  }

  func execute(_ host: UnsafePointer<intent_host>, _ token: intent_token, _ request: UnsafePointer<intent_request>) {
    handler.pointee.execute(handler, host, token, request)
  }

  /// Nil: the handler hears no cancellation.
  var cancel: (@Sendable (_ host: UnsafePointer<intent_host>, _ token: intent_token) -> Void)? {
    guard reaches(\.cancel), handler.pointee.cancel != nil else { return nil }
    return { host, token in handler.pointee.cancel(handler, host, token) }
  }

  /// Whether it has a hook for jobs that have failed for good.
  var hearsExhaustion: Bool { reaches(\.exhausted) && handler.pointee.exhausted != nil }

  func exhausted(
    _ host: UnsafePointer<intent_host>, _ token: intent_token, _ request: UnsafePointer<intent_request>,
    _ last: UnsafePointer<intent_outcome>
  ) {
    handler.pointee.exhausted(handler, host, token, request, last)
  }

  /// Whether it can tell what is wrong with parameters without executing anything.
  var validatesParams: Bool { reaches(\.validate) && handler.pointee.validate != nil }

  /// What is wrong with parameters; nil: nothing, or it cannot tell.
  func problem(with params: JSONText) -> IntentError? {
    guard validatesParams else { return nil }
    var problem: IntentError?
    let answer = withUnsafeMutablePointer(to: &problem) { problem in
      withBytes(params.bytes) { params in
        handler.pointee.validate(
          handler, params,
          { argument, outcome in
            guard let argument, let outcome else { return }
            let error = IntentError(intent_outcome(reading: outcome), default: .invalidParams)
            argument.assumingMemoryBound(to: IntentError?.self).pointee = error
          }, problem)
      }
    }
    if answer == INTENT_OK { return nil }
    return problem ?? .invalidParams("the handler does not take these parameters, and does not say why")
  }

  /// What parameters it takes, as intent_abi.h has it; nil: it cannot tell.
  ///
  /// - Throws: `load_failed` with its reason where it has one, or for an answer that is no such description.
  func description() throws(IntentError) -> JSONText? {
    guard reaches(\.describe), let describe = handler.pointee.describe else { return nil }
    var received: [UInt8] = []
    let answer = withUnsafeMutablePointer(to: &received) { received in
      describe(
        handler, { argument, bytes in argument?.assumingMemoryBound(to: [UInt8].self).pointee = bytes.array }, received)
    }
    guard answer == INTENT_OK else {
      throw Self.failure("\(path) does not describe its parameters: \(String(decoding: received, as: UTF8.self))")
    }
    do throws(JSONError) {
      return try JSONText(validating: received)
    } catch {
      throw Self.failure("\(path) describes its parameters by what is no JSON: \(error)")
    }
  }

  /// Whether the struct, as the library was compiled, has a field.
  private func reaches<Field>(_ field: KeyPath<intent_handler, Field>) -> Bool {
    MemoryLayout<intent_handler>.offset(of: field)! + MemoryLayout<Field>.size <= Int(handler.pointee.size)
  }

  private static func failure(_ message: String) -> IntentError { IntentError(.loadFailed, message) }
}
