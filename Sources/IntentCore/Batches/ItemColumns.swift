import IntentJSON

/// The columns of a CSV file of items: the parameters' names, and what their fields are.
struct ItemColumns: Sendable, Equatable {
  enum Kind: String, Sendable, CaseIterable {
    case text, number, bool, json
  }

  private let columns: [(name: String, kind: Kind)]

  static func == (left: ItemColumns, right: ItemColumns) -> Bool {
    left.columns.elementsEqual(right.columns) { $0 == $1 }
  }

  init(_ fields: [String]) throws(ItemHeaderError) {
    var columns: [(name: String, kind: Kind)] = []
    for field in fields {
      let parts = field.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map { Self.trimmed($0) }
      guard !parts[0].isEmpty else {
        throw ItemHeaderError(
          message: "line 1: column \(columns.count + 1) has no name: the first row names the parameters")
      }
      if columns.contains(where: { $0.name == parts[0] }) {
        throw ItemHeaderError(message: "line 1: two columns are named \"\(parts[0])\"")
      }
      guard parts.count == 1 || Kind(rawValue: parts[1]) != nil else {
        throw ItemHeaderError(
          message: "line 1: \"\(field)\" has the unknown type \"\(parts[1])\": "
            + "known are \(Kind.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      columns.append((parts[0], parts.count == 1 ? .text : Kind(rawValue: parts[1]) ?? .text))
    }
    self.columns = columns
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// The item of a row.
  func item(_ fields: [String]) throws(ItemFieldError) -> JSONText {
    guard fields.count == columns.count else {
      throw ItemFieldError(message: "has \(fields.count) fields, where the first row has \(columns.count)")
    }
    var writer = JSONWriter(capacity: 128)
    writer.beginObject()
    for (column, field) in zip(columns, fields) where !field.isEmpty {
      switch column.kind {
      case .text: writer.member(column.name, field)
      case .number: writer.member(column.name, try Self.value(field, column.name, "a number", [.number]))
      case .bool: writer.member(column.name, try Self.value(field, column.name, "true or false", [.bool]))
      case .json: writer.member(column.name, try Self.value(field, column.name, "JSON", JSONKind.allCases))
      }
    }
    writer.endObject()
    return writer.text
  }

  private static func value(
    _ field: String, _ name: String, _ expected: String, _ kinds: [JSONKind]
  ) throws(ItemFieldError) -> JSONText {
    guard let text = try? JSONText(validating: field), kinds.contains(text.kind) else {
      throw ItemFieldError(message: "\(name): expected \(expected), found \"\(field.prefix(40))\"")
    }
    return text.compacted()
  }
}

/// What is wrong with a row.
struct ItemFieldError: Error {
  var message: String
}
