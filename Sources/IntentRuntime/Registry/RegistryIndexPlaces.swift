internal import IntentCore

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Where the index of a registry may be: beside it, and where that directory may not be written, among the user's caches.
struct RegistryIndexPlaces {
  let registry: String
  /// The directory of caches; nil: the user's.
  let caches: String?

  /// In the order in which they are looked at. Lazy: the second is made up only if the first is no good.
  var paths: some Sequence<String> {
    [{ "\(registry).index" }, { cached }].lazy.compactMap { place in place() }
  }

  /// `~/.cache/intent/registry-0123456789abcdef.index`, by the registry's absolute path; nil: there is no such directory.
  private var cached: String? {
    guard let caches = caches ?? Self.userCaches, let real = realpath(registry, nil) else { return nil }
    defer { free(real) }
    let digits = String(FNV1a.hash(String(cString: real).utf8), radix: 16)
    return "\(caches)/intent/registry-\(String(repeating: "0", count: 16 - digits.utf8.count))\(digits).index"
  }

  private static var userCaches: String? {
    if let named = variable("XDG_CACHE_HOME") { return named }
    guard let home = variable("HOME") else { return nil }
    #if canImport(Darwin)
      return "\(home)/Library/Caches"
    #else
      return "\(home)/.cache"
    #endif
  }

  /// An absolute path; by the XDG specification a relative one counts as none.
  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee == UInt8(ascii: "/") else { return nil }
    return String(cString: value)
  }
}
