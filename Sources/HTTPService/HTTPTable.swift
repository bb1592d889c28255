internal import CIntentABI
internal import ServiceKit

/// The client as a C function table (intent_http.h).
enum HTTPTable {
  /// Makes the table of a client. It and the client live as long as the process.
  static func make(_ client: HTTPClient) -> UnsafePointer<intent_http> {
    let table = UnsafeMutablePointer<intent_http>.allocate(capacity: 1)
    table.initialize(
      to: intent_http(
        size: UInt32(MemoryLayout<intent_http>.size), version: INTENT_HTTP_VERSION,
        context: Unmanaged.passRetained(client).toOpaque(), request: request))
    return UnsafePointer(table)
  }

  private static let request:
    @convention(c) (
      UnsafePointer<intent_http>?, intent_token, intent_bytes, intent_bytes, intent_receiver?, UnsafeMutableRawPointer?
    ) -> Int32 = { table, token, request, body, receiver, argument in
      let receiver = ServiceReceiver(receiver, argument)
      guard let context = table?.pointee.context else { fatalError("request was called without its table") }
      let client = Unmanaged<HTTPClient>.fromOpaque(context).takeUnretainedValue()
      do throws(HTTPError) {
        receiver.give(try client.perform(request.array, body: body.array, token).bytes)
        return Int32(INTENT_HTTP_OK)
      } catch {
        receiver.give(error.message)
        return error.code
      }
    }
}
