import IntentCore
import IntentModel

/// In which states an id is found on disk, asked without an index.
struct Whereabouts {
  let layout: Layout
  let completedIDs: CompletedIDs
  /// The ids in `delayed/`.
  let delayed: Set<JobID>

  init(_ layout: Layout, _ completedIDs: CompletedIDs) throws(SystemCallError) {
    self.layout = layout
    self.completedIDs = completedIDs
    var delayed: Set<JobID> = []
    try layout.files.forEachName(in: layout.delayed) { (name) throws(SystemCallError) in
      if let name = DelayedName(name) { delayed.insert(name.id) }
      return true
    }
    self.delayed = delayed
  }

  /// The state of a job beyond `pending/`, other than `excluded`; nil: it is in none.
  func state(of id: JobID, besides excluded: JobState? = nil) throws(SystemCallError) -> JobState? {
    if delayed.contains(id) { return .delayed }
    let name = FileName("\(id).json")
    for state in [JobState.processing, .held, .failed, .cancelled] where state != excluded {
      if try layout.status(of: Place(state, name)) != nil { return state }
    }
    if excluded == .completed { return nil }
    return try completedIDs.place(of: id) == nil ? nil : .completed
  }
}
