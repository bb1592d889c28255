#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
internal import CIntentABI
internal import ServiceKit

/// The service: finds the directory of a caller's tenant, and reads and writes files in it.
final class FileStore: Sendable {
  private let host: ServiceHost
  /// Holds one directory a tenant. (`directory`; default `files`, under the data directory.)
  private let directory: String
  /// The largest file that is read. (`max_bytes`; default 64 MiB.)
  private let maxBytes: Int

  init(_ host: ServiceHost) throws(ServiceError) {
    var reader = ServiceConfiguration(service: "files", host.configuration)
    self.host = host
    directory = try ServiceDirectory.resolve(try reader.string("directory") ?? "files", under: host.dataDirectory)
    maxBytes = try reader.integer("max_bytes", in: 1...(1 << 30)) ?? 64 << 20
    try reader.finish()
  }

  /// The contents of a file.
  func read(_ name: FileName, _ token: intent_token) throws(FilesError) -> [UInt8] {
    let root = try root(of: token)
    return try Place(name, in: root, makes: false).read(maxBytes: maxBytes)
  }

  /// Puts a file in place, whole, of pieces of which the last one is empty; returns its path.
  func write(
    to name: FileName, _ token: intent_token, _ next: () throws(FilesError) -> UnsafeBufferPointer<UInt8>
  ) throws(FilesError) -> String {
    let root = try root(of: token)
    do throws(ServiceError) {
      try ServiceDirectory.create(root)
    } catch {
      throw .failed(error.message)
    }
    let place = try Place(name, in: root, makes: true)
    try place.write(next)
    return place.path
  }

  private func root(of token: intent_token) throws(FilesError) -> String {
    guard let caller = host.identify(token) else { throw .stale }
    do throws(ServiceError) {
      return try directory + "/" + TenantName.fileName(caller.tenant)
    } catch {
      throw .invalid(error.message)
    }
  }
}
