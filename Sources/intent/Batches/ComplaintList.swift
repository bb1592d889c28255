/// Tells of the lines of a file that something is wrong with: of the first, then how many more there were.
struct ComplaintList {
  private static let shown = 20

  let file: String
  private(set) var count = 0

  init(file: String) {
    self.file = file
  }

  mutating func add(_ message: String) {
    count += 1
    if count <= Self.shown { ErrorOutput.say("\(file): \(message)") }
  }

  /// Says how many were not told of.
  func finish() {
    if count > Self.shown { ErrorOutput.say("\(file): and \(count - Self.shown) more lines like these") }
  }
}
