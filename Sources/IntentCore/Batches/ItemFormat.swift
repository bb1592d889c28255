/// How a file of items is written.
public enum ItemFormat: Sendable, Equatable {
  /// An object a line.
  case jsonLines
  /// A header of names, then a row an item.
  case csv

  /// By the end of a file's name: `.jsonl` (or `.ndjson`), `.csv`; nil: neither.
  public init?(fileName: String) {
    let name = fileName.lowercased()
    if name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") {
      self = .jsonLines
    } else if name.hasSuffix(".csv") {
      self = .csv
    } else {
      return nil
    }
  }
}
