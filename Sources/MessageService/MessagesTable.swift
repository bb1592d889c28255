internal import CIntentABI
internal import IntentJSON
internal import ServiceKit

/// The messenger as a C function table (intent_messages.h).
enum MessagesTable {
  /// Makes the table of a messenger. It and the messenger live as long as the process.
  static func make(_ messenger: Messenger) -> UnsafePointer<intent_messages> {
    let table = UnsafeMutablePointer<intent_messages>.allocate(capacity: 1)
    table.initialize(
      to: intent_messages(
        size: UInt32(MemoryLayout<intent_messages>.size), version: INTENT_MESSAGES_VERSION,
        context: Unmanaged.passRetained(messenger).toOpaque(), send: send))
    return UnsafePointer(table)
  }

  private static let send:
    @convention(c) (
      UnsafePointer<intent_messages>?, intent_token, intent_bytes, intent_receiver?, UnsafeMutableRawPointer?
    ) -> Int32 = { table, token, message, receiver, argument in
      let receiver = ServiceReceiver(receiver, argument)
      guard let context = table?.pointee.context else { fatalError("send was called without its table") }
      let messenger = Unmanaged<Messenger>.fromOpaque(context).takeUnretainedValue()
      do throws(MessageError) {
        receiver.give(try messenger.send(message.array, token).json)
        return Int32(INTENT_MESSAGES_OK)
      } catch {
        receiver.give(error.answer)
        return error.code
      }
    }
}
