import FileSpool
import IntentCore
import IntentModel

/// Finds the jobs that a person means by a name.
struct JobLookup {
  var spool: FileSpool

  /// The jobs of that id, or of that name when they were dropped.
  ///
  /// A file's name that could be an id leads the id that was made of it, so names are enough. Of any other (`지각.json`)
  /// only the records know, and all are looked through.
  func find(_ name: String) throws(CommandFailure) -> [ListedJob] {
    do {
      let jobs = try spool.find(name)
      if !jobs.isEmpty || (try? JobID(name)) != nil { return jobs }
      var found: [ListedJob] = []
      for state in JobState.allCases {
        try spool.list(state) { job in
          let file = RecordSummary(job).submittedAs
          if file == name || file == name + ".json" { found.append(job) }
          return true
        }
      }
      return found
    } catch {
      throw CommandFailure(error)
    }
  }

  /// The names as an operation takes them: what could not be found by itself is replaced by the ids it stands for.
  func ids(_ names: [String]) throws(CommandFailure) -> [String] {
    var ids: [String] = []
    for name in names {
      let found = (try? JobID(name)) == nil ? try find(name).map(\.id.text) : []
      ids += found.isEmpty ? [name] : found
    }
    return ids
  }
}
