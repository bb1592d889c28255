public import AcademyKit
import IntentKit

/// Reads a data set page by page, as CSV. Each page begins behind the last row of the one before it, by the key, so that
/// memory holds one page and the database skips nothing twice.
///
/// Rows are as they are when their page is read: what is written meanwhile may be in it or not.
public struct ExportPages {
  /// Rows so far.
  public private(set) var rows = 0
  private let store: Store
  private let source: ExportSource
  private let bounds: [(condition: String, value: any SQLBindable)]
  private var writer = CSVWriter()
  private var last: [SQLValue] = []
  private var isAtEnd = false

  /// Rows of a page.
  static let pageSize = 2000

  /// The pages of a data set between two days, both included; nil: from the first, to the last.
  ///
  /// - Throws: `invalid_params`, naming `from` or `to`, for a data set whose rows have no time.
  public init(_ dataset: ExportDataset, _ academy: Academy, from: Day?, to: Day?) throws {
    store = academy.store
    source = dataset.source
    var bounds: [(String, any SQLBindable)] = []
    switch source.when {
    case .day(let column):
      if let from { bounds.append(("\(column) >= ", from)) }
      if let to { bounds.append(("\(column) <= ", to)) }
    case .time(let column):
      let clock = try academy.clock()
      if let from { bounds.append(("\(column) >= ", clock.time(of: from))) }
      if let to { bounds.append(("\(column) < ", clock.time(of: to.adding(1)))) }
    case nil:
      guard from == nil, to == nil else {
        throw IntentError.invalidParams(
          "rows of \(dataset.rawValue) have no time: leave out from and to", field: from == nil ? "to" : "from")
      }
    }
    self.bounds = bounds.map { (condition: $0.0, value: $0.1) }
    writer.row(source.columns)
  }

  /// The next page's bytes, the first one with the headings in front; nil: that was all.
  public mutating func next() throws -> [UInt8]? {
    guard !isAtEnd else { return nil }
    let page = try store.queryJSON(sql, SQLParameters(bounds.map(\.value) + last))
    var count = 0
    var lastRow: JSONText?
    for row in page.elements {
      writer.row(row.members.map { Self.field($0.value) })
      count += 1
      lastRow = row
    }
    rows += count
    isAtEnd = count < Self.pageSize
    last = source.key.map { name in Self.bound(lastRow?[name]) }
    return Array(writer.takeText().utf8)
  }

  private var sql: String {
    var conditions = bounds.enumerated().map { "\($0.element.condition)?\($0.offset + 1)" }
    if !last.isEmpty {
      let places = last.indices.map { "?\(bounds.count + $0 + 1)" }.joined(separator: ", ")
      conditions.append("(\(source.key.joined(separator: ", "))) > (\(places))")
    }
    let place = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    return """
      SELECT \(source.columns.joined(separator: ", ")) FROM \(source.table) \(place)
      ORDER BY \(source.key.joined(separator: ", ")) LIMIT \(Self.pageSize)
      """
  }

  private static func field(_ value: JSONText) -> String {
    value.isNull ? "" : value.string ?? value.text
  }

  private static func bound(_ value: JSONText?) -> SQLValue {
    guard let value else { return .null }
    return value.integer.map { .integer($0) } ?? .text(value.string ?? value.text)
  }
}
