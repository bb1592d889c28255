public import CIntentABI

/// What a service's entry gives: made once, and constant for the life of the process.
///
/// ```swift
/// private let entry = ServiceEntry("files", start: start)
///
/// @c(intent_service_files)
/// public func filesService() -> UnsafePointer<intent_service> { entry.pointer }
/// ```
public struct ServiceEntry: @unchecked Sendable {
  // Unchecked: what the pointer leads to is written in `init` and never again.
  /// The struct of intent_service.h.
  public let pointer: UnsafePointer<intent_service>

  /// The C function that starts a service.
  public typealias Start =
    @convention(c) (
      UnsafePointer<intent_service_host>?, UInt32, intent_receiver?, UnsafeMutableRawPointer?
    ) -> UnsafeRawPointer?

  /// An entry for a service of this name.
  public init(_ name: StaticString, start: @escaping Start) {
    let service = UnsafeMutablePointer<intent_service>.allocate(capacity: 1)
    // A static string ends with NUL and lives as long as the process.
    let name = UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
    service.initialize(
      to: intent_service(
        size: UInt32(MemoryLayout<intent_service>.size), abi_version: INTENT_ABI_VERSION, name: name, start: start))
    pointer = UnsafePointer(service)
  }

  /// What every `start` does: checks the version, and gives the table that `make` makes or the reason why not.
  public static func start<Table>(
    _ host: UnsafePointer<intent_service_host>?, version: UInt32, speaks own: UInt32, _ receiver: ServiceReceiver,
    make: (ServiceHost) throws(ServiceError) -> UnsafePointer<Table>
  ) -> UnsafeRawPointer? {
    do throws(ServiceError) {
      guard version == own else {
        throw ServiceError("the service speaks version \(own) of its table, and version \(version) was asked for")
      }
      guard let host else { throw ServiceError("the service was started without a host") }
      return UnsafeRawPointer(try make(try ServiceHost(host)))
    } catch {
      receiver.give(error.message)
      return nil
    }
  }
}
