/// What became of the rows of a student who was merged into another.
public struct MergeReport: Codable, Sendable {
  /// Who has them now.
  public var kept: StudentID
  /// Who had them.
  public var merged: StudentID
  /// How many rows of each table are the kept student's now, by table.
  public var moved: [Moved] = []
  /// Days of which both had a record.
  public var attendanceConflicts: [AttendanceConflict] = []
  /// Classes that both were in.
  public var enrollmentConflicts: [ClassID] = []
  /// Invoices that are the monthly bill of their month no more, since the kept student has one too. They are owed as before.
  public var monthsBilledTwice: [InvoiceID] = []
  /// What was not known of the kept student, and was of the other.
  public var fieldsTaken: [String] = []

  /// Rows of a table.
  public struct Moved: Codable, Sendable {
    /// The table.
    public var table: String
    /// How many.
    public var rows: Int
  }

  /// A class and day of which both had a record.
  public struct AttendanceConflict: Codable, Sendable {
    /// The day.
    public var day: Day
    /// The class.
    public var classID: ClassID
    /// What the kept student's record said.
    public var kept: Attendance.Status
    /// What the other's said.
    public var merged: Attendance.Status
    /// What stands now.
    public var result: Attendance.Status
  }

  mutating func add(_ table: String, _ rows: Int) {
    if rows > 0 { moved.append(Moved(table: table, rows: rows)) }
  }
}
