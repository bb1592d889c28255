public import IntentCore
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The machine's time zones: the files in `TZDIR`, else in /usr/share/zoneinfo. UTC needs none.
///
/// What was read is kept until its file changes.
public final class TimeZoneDatabase: Sendable {
  private let directory: String
  private let cache = Mutex<[String: (identity: RegistryIdentity, rules: TimeZoneRules)]>([:])
  /// No zone's file is larger, in bytes.
  private static let largestFile = 1 << 20

  /// - Parameter directory: nil: where the system has it.
  public init(directory: String? = nil) {
    self.directory = directory ?? getenv("TZDIR").map { String(cString: $0) } ?? "/usr/share/zoneinfo"
  }

  /// The rules of a zone.
  ///
  /// - Throws: ``TimeZoneError``: `unknown` for a name that no zone has, `unavailable` where there are no zones at all
  ///   or the system refuses, `damaged` for a file that is none.
  public func rules(of name: String) throws(TimeZoneError) -> TimeZoneRules {
    if name == "UTC" || name == "Etc/UTC" { return .utc }
    guard Self.isZone(name) else {
      throw TimeZoneError(
        .unknown, "\"\(name.prefix(60))\" is no time zone: it takes an IANA name, as in \"Asia/Seoul\" or \"UTC\"")
    }
    let path = "\(directory)/\(name)"
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw failure(name, errno) }
    defer { close(file) }
    guard let facts = FileFacts(file) else { throw failure(name, errno) }
    guard facts.isRegular else {
      throw TimeZoneError(
        .unknown, "\"\(name)\" is no time zone in \(directory), but a group of them: name one of them")
    }
    if let kept = cache.withLock({ $0[name] }), kept.identity == facts.identity { return kept.rules }
    let rules = try TimeZoneRules(name: name, tzif: try contents(file, name))
    cache.withLock { $0[name] = (facts.identity, rules) }
    return rules
  }

  /// Letters, digits, `_`, `+` and `-`, in parts with a slash between two: nothing that leads out of the directory.
  private static func isZone(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return name.utf8.count <= 100
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || (48...57).contains(byte)
              || [UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-")].contains(byte)
          }
      }
  }

  private func failure(_ name: String, _ code: Int32) -> TimeZoneError {
    if code != ENOENT && code != ENOTDIR {
      return TimeZoneError(
        .unavailable, "the time zone \(name) cannot be read from \(directory): \(String(cString: strerror(code)))")
    }
    if access(directory, F_OK) != 0 {
      return TimeZoneError(
        .unavailable,
        "the time zone \(name) is not known, since there are none in \(directory): install the package tzdata, or say in "
          + "TZDIR where they are")
    }
    return TimeZoneError(
      .unknown, "\"\(name)\" is no time zone in \(directory): it takes an IANA name, as in \"Asia/Seoul\" or \"UTC\"")
  }

  private func contents(_ file: Int32, _ name: String) throws(TimeZoneError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = read(file, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw failure(name, errno) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      if bytes.count > Self.largestFile {
        throw TimeZoneError(.damaged, "the time zone \(name) is no time zone's file")
      }
    }
  }
}
