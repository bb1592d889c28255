internal import CSQLite
internal import IntentJSON

/// Binds JSON to the parameters of a statement: an array to ?1, ?2, ..., an object to :name.
///
/// Every value has to find its parameter and every parameter its value: one that is missing would be null in silence.
struct ParameterBinder {
  private let statement: Statement
  private let count: Int

  init(_ statement: Statement) {
    self.statement = statement
    count = Int(sqlite3_bind_parameter_count(statement.handle))
  }

  /// Binds all values.
  func bind(_ params: JSONText?) throws(StoreError) {
    guard let params, !params.isNull else {
      guard count == 0 else { throw wrong("the statement has \(count) parameters, and no values were given") }
      return
    }
    switch params.kind {
    case .array: try bindElements(params)
    case .object: try bindMembers(params)
    default: throw wrong("parameters are a JSON array or object, found \(params.kind.rawValue)")
    }
  }

  private func bindElements(_ params: JSONText) throws(StoreError) {
    var index = 0
    for element in params.elements {
      index += 1
      guard index <= count else { continue }
      try bind(element, at: index, name: "?\(index)")
    }
    guard index == count else { throw wrong("the statement has \(count) parameters, and \(index) values were given") }
  }

  private func bindMembers(_ params: JSONText) throws(StoreError) {
    var bound = Set<Int>()
    for member in params.members {
      let name = ":" + member.name
      let index = Int(sqlite3_bind_parameter_index(statement.handle, name))
      guard index > 0 else { throw wrong("there is no parameter \(name)") }
      try bind(member.value, at: index, name: name)
      bound.insert(index)
    }
    guard bound.count < count else { return }
    for index in 1...count where !bound.contains(index) {
      let name = sqlite3_bind_parameter_name(statement.handle, Int32(index)).map { String(cString: $0) }
      throw wrong("there is no value for the parameter \(name ?? "?\(index)")")
    }
  }

  private func bind(_ value: JSONText, at index: Int, name: String) throws(StoreError) {
    switch value.kind {
    case .null:
      try statement.bind(text: nil, at: index)
    case .bool:
      try statement.bind(integer: value.bool == true ? 1 : 0, at: index)
    case .string:
      try statement.bind(text: value.string, at: index)
    case .object, .array:
      try statement.bind(text: value.text, at: index)
    case .number:
      if let integer = value.integer { return try statement.bind(integer: integer, at: index) }
      // A whole number that does not fit would lose digits as a Double.
      guard value.bytes.contains(where: { !Self.isDigit($0) }), let double = value.double else {
        throw wrong("the value of \(name), \(value.text.prefix(40)), does not fit 64 bits: pass it as a string")
      }
      try statement.bind(double: double, at: index)
    }
  }

  /// A digit, or the sign of a whole number.
  private static func isDigit(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private func wrong(_ message: String) -> StoreError {
    .failed("\(message), in \(SQLText.excerpt(statement.sql))")
  }
}
