import IntentJSON
import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The records of a spool's completed jobs.
struct CompletedRecords {
  /// One of them.
  struct Found {
    var path: String
    /// When it got the name by which it is visible, since 1970. The file system's clock ticks every few milliseconds.
    var nanoseconds: Int64
  }

  private let directory: String

  init(of spool: String) {
    directory = "\(spool)/completed"
  }

  private var days: [String] { Files.names(in: directory).map { "\(directory)/\($0)" } }

  var count: Int { days.reduce(0) { $0 + Files.count(in: $1) } }

  /// The path of one of them; nil: there is none.
  var any: String? {
    for day in days {
      if let name = Files.names(in: day).first { return "\(day)/\(name)" }
    }
    return nil
  }

  /// Those that became visible after a moment, in that order.
  func all(since start: Timestamp) -> [Found] {
    var found: [Found] = []
    for day in days {
      Files.forEachName(in: day) { name in
        var status = stat()
        guard stat("\(day)/\(name)", &status) == 0 else { return }
        #if canImport(Darwin)
          let changed = status.st_ctimespec
        #else
          let changed = status.st_ctim
        #endif
        let nanoseconds = Int64(changed.tv_sec) * 1_000_000_000 + Int64(changed.tv_nsec)
        if nanoseconds >= start.milliseconds * 1_000_000 - Self.tick {
          found.append(Found(path: "\(day)/\(name)", nanoseconds: nanoseconds))
        }
      }
    }
    return found.sorted { $0.nanoseconds < $1.nanoseconds }
  }

  /// How far a file's time may be behind the clock, in nanoseconds.
  static let tick: Int64 = 10_000_000

  /// A record.
  static func read(_ path: String) throws(BenchError) -> JSONText {
    guard let json = try? JSONText(validating: Array(Files.text(path).utf8)) else {
      throw BenchError("\(path) is no record")
    }
    return json
  }

  /// When the handler of a job of `runtime.query.clock` began, by the monotonic clock.
  static func clockReading(_ path: String) throws(BenchError) -> Int64 {
    guard let reading = try read(path)["result"]?["monotonic_nanoseconds"]?.integer else {
      throw BenchError("\(path) does not say when its handler ran")
    }
    return reading
  }
}

extension JSONText {
  /// A time.
  var timestamp: Timestamp? { string.flatMap { try? Timestamp(rfc3339: $0) } }
}
