import IntentCore
import IntentModel
import Synchronization

/// Whether a job of an id lies in one of `completed/`'s day directories, without asking each of many days.
///
/// The newest days are asked; of each older one the names are read once, and a small filter of them is kept. The lock
/// guards the filters.
final class CompletedIDs: Sendable {
  private let layout: Layout
  /// The days there are, newest first, each with its filter if it is an older one; nil: not read yet.
  private let days = Mutex<[(day: String, filter: BloomFilter?)]?>(nil)
  private static let asked = 2

  /// Whether days may appear that this process does not hear of: another one owns the spool.
  private let isOnlooker: Bool

  init(_ layout: Layout, isOnlooker: Bool) {
    self.layout = layout
    self.isOnlooker = isOnlooker
  }

  /// The place of a completed job; nil: there is none of that id.
  func place(of id: JobID) throws(SystemCallError) -> Place? {
    let name = FileName("\(id).json")
    for day in try candidates(name) {
      let place = Place(.completed, name, day: day)
      if try layout.status(of: place) != nil { return place }
    }
    return nil
  }

  /// Takes note of a record that is about to appear.
  func insert(_ name: FileName, day: String) {
    days.withLock { days in
      guard days != nil else { return }
      if let index = days!.firstIndex(where: { $0.day == day }) {
        days![index].filter?.insert(name.hashValue)
      } else {
        // Without a filter it is simply asked each time, until all are read again.
        days!.insert((day, nil), at: 0)
      }
    }
  }

  /// Takes note that a day's directory is gone, and that no record will be put there any more.
  func forget(day: String) {
    days.withLock { days in days?.removeAll { $0.day == day } }
  }

  private func candidates(_ name: FileName) throws(SystemCallError) -> [String] {
    if days.withLock({ $0 == nil }) { try load() }
    if isOnlooker { try addNewDays() }
    let hash = name.hashValue
    return days.withLock { days in
      (days ?? []).filter { $0.filter?.mayContain(hash) ?? true }.map(\.day)
    }
  }

  /// A new day begins with its first record, and an old one may be new to whoever has watched since before.
  private func addNewDays() throws(SystemCallError) {
    let all = try CompletedDay.all(layout)
    days.withLock { days in
      let known = Set((days ?? []).map(\.day))
      days?.insert(contentsOf: all.filter { !known.contains($0) }.map { ($0, nil) }, at: 0)
    }
  }

  private func load() throws(SystemCallError) {
    var loaded: [(day: String, filter: BloomFilter?)] = []
    for (index, day) in try CompletedDay.all(layout).enumerated() {
      loaded.append((day, index < Self.asked ? nil : try filter(of: day)))
    }
    days.withLock { [loaded] in $0 = loaded }
  }

  private func filter(of day: String) throws(SystemCallError) -> BloomFilter? {
    let files = layout.files
    let directory = try files.open(FileName(day), in: layout.completed, .directory)
    defer { files.close(directory) }
    var hashes: [Int] = []
    try files.forEachName(in: directory) { (name) throws(SystemCallError) in
      hashes.append(name.hashValue)
      return true
    }
    var filter = BloomFilter(capacity: hashes.count + 16)
    for hash in hashes { filter.insert(hash) }
    return filter
  }
}
