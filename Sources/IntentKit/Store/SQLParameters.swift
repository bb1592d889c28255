internal import IntentJSON

/// The parameters of a statement: a list for `?1`, `?2`, or a dictionary for `:name`.
///
/// Values are always bound and never become part of the statement, so no text can act as SQL.
public struct SQLParameters: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  let json: JSONText

  /// No parameters.
  public static var none: SQLParameters { [] }

  /// For `?1`, `?2` and so on.
  public init(_ values: [any SQLBindable]) {
    var writer = JSONWriter()
    writer.array { writer in
      for value in values { writer.element(value.sqlValue) }
    }
    json = writer.text
  }

  /// For `:name`; the names without the colon.
  public init(named values: [(String, any SQLBindable)]) {
    var writer = JSONWriter()
    writer.object { writer in
      for (name, value) in values { writer.member(name, value.sqlValue) }
    }
    json = writer.text
  }

  /// For `?1`, `?2` and so on.
  public init(arrayLiteral values: any SQLBindable...) { self.init(values) }

  /// For `:name`; the names without the colon.
  public init(dictionaryLiteral values: (String, any SQLBindable)...) { self.init(named: values) }
}
