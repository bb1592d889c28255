import IntentCore
import IntentRuntime

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The zone that this machine's clocks show.
enum MachineTimeZone {
  /// By TZ, else by where /etc/localtime leads; UTC where neither says.
  static func rules() throws(CommandFailure) -> TimeZoneRules {
    let (name, source) = try named()
    do throws(TimeZoneError) { return try TimeZoneDatabase().rules(of: name) } catch {
      throw CommandFailure(
        .configuration,
        "\(source): \(error.message); name a zone with --timezone, or as \"timezone\" in the registry")
    }
  }

  private static func named() throws(CommandFailure) -> (name: String, source: String) {
    if let given = Variables["TZ"] { return (given.hasPrefix(":") ? String(given.dropFirst()) : given, "TZ") }
    guard let real = realpath("/etc/localtime", nil) else { return ("UTC", "/etc/localtime") }
    defer { free(real) }
    let path = String(cString: real)
    guard let folder = path.firstRange(of: "/zoneinfo/") else {
      throw CommandFailure(
        .configuration,
        "/etc/localtime is no link to a time zone: name one with --timezone, or as \"timezone\" in the registry")
    }
    return (String(path[folder.upperBound...]), "/etc/localtime")
  }
}
