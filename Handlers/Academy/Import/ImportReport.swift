/// What an import came to.
public struct ImportReport: Codable, Sendable, Equatable {
  /// Rows of the file, without the one that names the columns.
  public var rows = 0
  /// Rows that are in the academy now, whether or not they changed something.
  public var imported = 0
  /// Rows that were imported and changed nothing: all that they say was known.
  public var unchanged = 0
  /// Students who are new.
  public var studentsAdded = 0
  /// Guardians who are new.
  public var guardiansAdded = 0
  /// Classes that were made.
  public var classesAdded = 0
  /// Enrollments that are new.
  public var enrollmentsAdded = 0
  /// Rows that were not imported.
  public var badRows = 0
  /// Why, for the first thousand of them.
  public var problems: [RowProblem] = []

  /// Nothing yet.
  public init() {}

  mutating func add(_ problem: RowProblem) {
    badRows += 1
    if problems.count < 1000 { problems.append(problem) }
  }
}
