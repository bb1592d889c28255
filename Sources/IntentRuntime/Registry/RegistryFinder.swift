public import IntentCore
public import IntentJSON
public import IntentModel

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Finds one intent's entry in a registry's file: what a single execution needs, in a time that does not grow with the
/// number of intents.
///
/// The first search in a large registry reads all of it and leaves an index (see ``RegistryIndex``), in a file beside it
/// whose name ends in `.index`, or among the user's caches. As long as the registry is the same file, unchanged, later
/// searches read the entry where the index points, with `defaults` and `services`, and nothing else. An index never changes
/// an answer: one that is stale, torn or not to be trusted is ignored and replaced, an entry with a mistake is read again
/// with the rest, so that the mistake is told with its line, and so is an intent that is not found.
public struct RegistryFinder: Sendable {
  /// A registry that is smaller has no index: reading all of it takes no longer.
  public static let leastIndexedSize = 8 << 10

  /// The registry's path.
  public var path: String
  private let places: RegistryIndexPlaces
  private let now: @Sendable () -> Int64

  /// A finder in one registry.
  ///
  /// - Parameters:
  ///   - caches: The directory for what programs keep for the user; nil: XDG_CACHE_HOME, or `.cache` in the home directory
  ///     (on macOS `Library/Caches`).
  ///   - now: The time in nanoseconds since 1970, by the clock that files get their times from.
  public init(
    _ path: String, caches: String? = nil, now: @escaping @Sendable () -> Int64 = RegistryFinder.systemTime
  ) {
    self.path = path
    places = RegistryIndexPlaces(registry: path, caches: caches)
    self.now = now
  }

  /// What was found of an intent.
  public enum Answer: Sendable {
    /// Its entry, whose line may be unknown, and the configurations of all services by name.
    case found(RegistryEntry, services: JSONText)
    /// The registry has no such intent; perhaps this one was meant.
    case unknown(nearest: IntentKey?)
  }

  /// Looks an intent up.
  ///
  /// - Throws: what is wrong with the registry as a whole, its defaults or the intent's entry.
  public func find(_ key: IntentKey) throws(RegistryError) -> Answer {
    let file = try OpenRegistry(path)
    guard let identity = file.identity, identity.size >= Self.leastIndexedSize else {
      return try Self.answer(key, try RegistryLookup(file.bytes()))
    }
    if let answer = indexed(key, file, identity) { return answer }
    let lookup = try RegistryLookup(file.bytes())
    let answer = try Self.answer(key, lookup)
    // Where an index was good enough to say that there is no such intent, there is no better one.
    if case .unknown = answer, index(of: identity) != nil { return answer }
    leaveIndex(of: lookup, file, identity)
    return answer
  }

  /// Nanoseconds since 1970.
  public static func systemTime() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  private static func answer(_ key: IntentKey, _ lookup: RegistryLookup) throws(RegistryError) -> Answer {
    if let entry = try lookup.entry(for: key) { return .found(entry, services: lookup.services) }
    return .unknown(nearest: lookup.nearest(to: key))
  }

  private func index(of identity: RegistryIdentity) -> RegistryIndexFile? {
    for path in places.paths {
      if let file = RegistryIndexFile(path, of: identity) { return file }
    }
    return nil
  }

  /// What an index leads to; nil: the whole registry has to be read.
  private func indexed(_ key: IntentKey, _ file: OpenRegistry, _ identity: RegistryIdentity) -> Answer? {
    guard let index = index(of: identity) else { return nil }
    for place in index.places(of: key) {
      guard let excerpt = file.excerpt(index.index, entry: place.bytes),
        let lookup = try? RegistryLookup(excerpt.text), var entry = try? lookup.entry(for: key)
      else { continue }
      // What was read is of the content that was indexed only if nobody wrote in between.
      guard file.identity == identity else { return nil }
      entry.line = 0
      return .found(entry, services: lookup.services)
    }
    return nil
  }

  /// Writes an index where it can be written. That it cannot is no error: the next search reads all again.
  private func leaveIndex(of lookup: RegistryLookup, _ file: OpenRegistry, _ identity: RegistryIdentity) {
    guard identity.isSettled(at: now()) else { return }
    for path in places.paths {
      let isWritten = RegistryIndexFile.write(path) {
        file.identity == identity ? lookup.index(of: identity) : nil
      }
      if isWritten { return }
    }
  }
}

extension OpenRegistry {
  /// The registry of one entry; nil if a part is not where the index says.
  fileprivate func excerpt(_ index: RegistryIndex, entry: Range<Int>) -> RegistryExcerpt? {
    guard entry.upperBound <= index.identity.size, index.defaults.upperBound <= index.identity.size,
      index.services.upperBound <= index.identity.size, let defaults = read(index.defaults),
      let services = read(index.services), let entry = read(entry)
    else { return nil }
    return RegistryExcerpt(defaults: defaults, services: services, entry: entry)
  }
}
