import IntentCore

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file of items, read line by line in memory that does not grow with their number.
struct ItemSource {
  /// A file, or `-` for standard input.
  let path: String
  let format: ItemFormat

  /// What messages call it.
  var name: String { path == "-" ? "standard input" : path }

  /// - Parameter format: How it is written; nil: as its name says, JSON Lines for standard input.
  init(path: String, format: ItemFormat?) throws(CommandFailure) {
    guard let format = format ?? (path == "-" ? .jsonLines : ItemFormat(fileName: path)) else {
      throw CommandFailure(
        .usage, "--items \(path): its name ends neither in .jsonl nor in .csv: say --format jsonl or --format csv")
    }
    self.path = path
    self.format = format
  }

  /// Calls `body` with each item and the line that it began on.
  ///
  /// - Throws: Also where the first row of a CSV file names no parameters.
  func forEach(_ body: (BatchItem.Content, _ line: Int) throws(CommandFailure) -> Void) throws(CommandFailure) {
    let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw CommandFailure(SystemError("cannot read \(name)")) }
    defer { if descriptor > 0 { close(descriptor) } }
    var reader = LineReader(descriptor: descriptor, name: name, limit: ItemParser.itemLimit)
    var parser = ItemParser(format)
    while true {
      let next = try reader.next()
      if let item = try take(next, &parser) { try body(item, parser.itemLine) }
      if case .end = next { return }
    }
  }

  private func take(_ next: LineReader.Next, _ parser: inout ItemParser) throws(CommandFailure) -> BatchItem.Content? {
    do throws(ItemHeaderError) {
      switch next {
      case .line(let bytes): return try parser.take(bytes[...])
      case .tooLong: return parser.takeTooLong()
      case .end: return try parser.end()
      }
    } catch {
      throw CommandFailure(.badData, "\(name): \(error.message)")
    }
  }
}
