// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is public here is documented by the protocol that asks for it.

public import IntentCore
public import IntentModel

extension FileSpool: SpoolListing {
  /// Counts the files in each state's directory.
  public func counts() throws(SpoolError) -> [JobState: Int] {
    try looking { () throws(SystemCallError) in
      var counts: [JobState: Int] = [:]
      for state in JobState.allCases {
        var count = 0
        try Listing(layout: layout).forEachPlace(state) { _ in
          count += 1
          return true
        }
        counts[state] = count
      }
      return counts
    }
  }

  /// Reads the files of a state one after the other.
  public func list(_ state: JobState, _ body: (ListedJob) -> Bool) throws(SpoolError) {
    try looking { () throws(SystemCallError) in
      let listing = Listing(layout: layout)
      try listing.forEachPlace(state) { (place) throws(SystemCallError) in
        guard let job = try listing.job(at: place) else { return true }
        return body(job)
      }
    }
  }

  /// Reads the names of a state's directory.
  public func ids(_ state: JobState) throws(SpoolError) -> [JobID] {
    try looking { () throws(SystemCallError) in
      var ids: [JobID] = []
      try Listing(layout: layout).forEachPlace(state) { place in
        ids.append(Listing.id(of: place))
        return true
      }
      return ids
    }
  }

  /// Finds a job by its id, by the name it was dropped under, or, while it is a drop, by the id it holds.
  public func find(_ id: String) throws(SpoolError) -> [ListedJob] {
    try looking { () throws(SystemCallError) in
      let listing = Listing(layout: layout)
      var jobs: [ListedJob] = []
      for place in try Finding(layout: layout, completedIDs: completedIDs).places(of: id) {
        if let job = try listing.job(at: place) { jobs.append(job) }
      }
      return jobs
    }
  }

  private func looking<Result>(_ body: () throws(SystemCallError) -> Result) throws(SpoolError) -> Result {
    do throws(SystemCallError) { return try body() } catch {
      throw SpoolError("cannot look into \(layout.path)", error)
    }
  }
}
