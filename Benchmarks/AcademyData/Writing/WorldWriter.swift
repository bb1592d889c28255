import AcademyKit
import IntentModel
import RandomTesting

/// Writes an academy that is made up into its database, in one transaction.
final class WorldWriter {
  let world: World
  let database: Database
  let audit: Database.Insertion
  let message: Database.Insertion
  /// The academy's clock is nine hours ahead of UTC, as in a new academy.
  static let offset: Int64 = 9 * 3_600_000

  init(_ world: World, _ database: Database) throws {
    self.world = world
    self.database = database
    audit = try Database.Insertion(
      database, into: "audit", "at, who, job_uid, job_id, intent_key, entity, entity_id, before, after")
    message = try Database.Insertion(
      database, into: "messages",
      """
      event, template, recipient, student_id, status, channel, address, language, subject, body, message_id, detail,
        job_uid, job_id, created_at, updated_at
      """)
  }

  /// Writes everything. Indexes are made anew at the end, which is far faster than keeping them.
  func run() throws {
    let indexes = try database.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
    try database.run("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; BEGIN")
    for index in indexes { try database.run("DROP INDEX \(index[0])") }
    try writeStaff()
    try writeCourses()
    try writeGuardians()
    try writeStudents()
    try writeEnrollments()
    try writeTasks()
    try writeTemplates()
    try writeAttendance()
    try writeBilling()
    for index in indexes { try database.run(index[1]) }
    try database.run("COMMIT; PRAGMA journal_mode = WAL")
  }

  /// Writes a line of the audit.
  func note(
    _ entity: String, _ id: String, _ after: String, by key: String, who: String = "desk", at time: Int64,
    _ random: inout SeededGenerator
  ) throws {
    let uid = random.uid(at: time)
    try audit(Self.text(time), who, uid, "job-\(uid)", key, entity, id, nil, after)
  }

  /// A time, in milliseconds since 1970, of a day and minute on the academy's clock.
  static func time(_ day: Int, minute: Int) -> Int64 { Int64(day) * 86_400_000 + Int64(minute) * 60_000 - offset }

  /// RFC 3339, as the handlers write it.
  static func text(_ time: Int64) -> String { Timestamp(milliseconds: time).rfc3339 }

  /// What was written, and ids to try things with.
  func summary() throws -> String {
    let tables = try database.rows(
      """
      SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_intent%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'
      ORDER BY name
      """
    ).map { $0[0] }
    let counts = try tables.map { "\"\($0)\": \(try database.rows("SELECT count(*) FROM \($0)")[0][0])" }
    return "{\(counts.joined(separator: ", "))}"
  }
}
