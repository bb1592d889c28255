import AcademyKit
import ArgumentParser
import IntentModel

/// Fills the database of a tenant with an academy that is made up: believable in its proportions, the same for the same
/// options, and true to the handlers' rules.
///
/// The tables come from the academy's own schema: whoever wants data runs one of its intents on an empty data directory
/// first (`make academy-data` does), so that this program can never be of another version than the handlers.
@main
struct AcademyData: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "academy-data",
    abstract: "Fill an academy's database with made-up students and all that there is about them.",
    discussion: """
      The database has to have the academy's tables and no students. Prints what it wrote, and ids to try things with, as \
      JSON.

      Example: academy-data --database data/store/default.sqlite --students 5000 --months 12
      """)

  @Option(help: "The tenant's database.")
  var database: String

  @Option(help: "How many students there are and were.")
  var students = 5000

  @Option(help: "For how many months attendance and bills are recorded.")
  var months = 12

  @Option(help: "Where everything random comes from.")
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("The last day that is recorded; yesterday by default.", valueName: "day"))
  var until: String?

  func validate() throws {
    if !(10...200_000).contains(students) { throw ValidationError("--students takes 10 to 200000, not \(students)") }
    if !(1...120).contains(months) { throw ValidationError("--months takes 1 to 120, not \(months)") }
    _ = try lastDay()
  }

  private func lastDay() throws -> Day {
    if let until {
      do throws(ModelError) { return try Day(until) } catch { throw ValidationError("--until: \(error.message)") }
    }
    return try Day(SystemClock().now().day).adding(-1)
  }

  func run() throws {
    let world = World(students: students, months: months, seed: seed, until: try lastDay())
    let database = try Database(database)
    try database.requireEmptyAcademy()
    let writer = try WorldWriter(world, database)
    try writer.run()
    print(try writer.summary())
  }
}
