import IntentCore
import IntentModel

extension Claiming {
  /// Holds a job that waits, wherever it does; nil: none of that id does.
  mutating func take(_ id: JobID) throws(SpoolError) -> Claim? {
    do throws(SystemCallError) {
      guard let candidate = try waiting(id) else { return nil }
      return Taking.take(candidate, context)
    } catch {
      throw SpoolError("cannot take the job \(id) of \(context.layout.path)", error)
    }
  }

  private mutating func waiting(_ id: JobID) throws(SystemCallError) -> Candidate? {
    if let candidate = intake.remove(id) { return candidate }
    if let name = context.withLedger({ $0.delayed.name(of: id) }) {
      return try resumed(Place(.delayed, name.fileName))
    }
    if context.withLedger({ $0.isLive(id) }) { return nil }
    if let candidate = try resumed(Place(.held, FileName("\(id).json"))) { return candidate }
    return try dropped(id)
  }

  private func resumed(_ place: Place) throws(SystemCallError) -> Candidate? {
    guard let status = try context.layout.status(of: place), let bytes = try context.layout.contents(of: place),
      let candidate = try? Candidate(resuming: bytes, at: place, identity: status.identity)
    else { return nil }
    return candidate
  }

  /// A drop that was not read yet: of that name, or holding that id.
  private func dropped(_ id: JobID) throws(SystemCallError) -> Candidate? {
    let finding = Finding(layout: context.layout, completedIDs: context.completedIDs)
    let reader = DropReader(layout: context.layout, limit: context.options.maximumJobSize)
    for place in try finding.places(of: id.text) where place.state == .pending {
      if case .job(let candidate) = try reader.read(place.name, now: context.now) { return candidate }
    }
    return nil
  }
}
