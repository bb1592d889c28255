import IntentCore
import IntentModel

/// Where a file of a job lies: a state's directory, for completed ones a day's, and a name.
struct Place: Sendable, Hashable {
  var state: JobState
  /// The day's directory under `completed/`; nil elsewhere.
  var day: String?
  var name: FileName

  init(_ state: JobState, _ name: FileName, day: String? = nil) {
    self.state = state
    self.day = day
    self.name = name
  }

  /// The place where a transition puts a job's file.
  init(_ destination: Transition.Destination, id: JobID, holdsUniqueKey: Bool) {
    switch destination {
    case .completed(let day): self.init(.completed, FileName("\(id).json"), day: day)
    case .failed: self.init(.failed, FileName("\(id).json"))
    case .cancelled: self.init(.cancelled, FileName("\(id).json"))
    case .held: self.init(.held, FileName("\(id).json"))
    case .delayed(let until):
      self.init(.delayed, DelayedName(due: until, id: id, holdsUniqueKey: holdsUniqueKey).fileName)
    }
  }

  /// The place of the same state and another name.
  func renamed(_ name: FileName) -> Place { Place(state, name, day: day) }
}

extension Place: CustomStringConvertible {
  /// The path from the spool's directory.
  var description: String { "\(state.rawValue)/\(day.map { "\($0)/" } ?? "")\(name)" }
}
