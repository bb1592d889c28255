import IntentModel

/// The jobs in `delayed/` by the time they fall due: a binary heap over the files' names.
///
/// A job that leaves early stays in the heap until its time and is skipped there.
struct DelayedIndex: Sendable {
  private struct Entry: Sendable {
    var due: Int64
    var id: JobID
  }

  private var heap: [Entry] = []
  private var names: [JobID: DelayedName] = [:]

  var count: Int { names.count }

  func contains(_ id: JobID) -> Bool { names[id] != nil }

  /// The name under which a job waits; nil: it does not wait.
  func name(of id: JobID) -> DelayedName? { names[id] }

  mutating func insert(_ name: DelayedName) {
    names[name.id] = name
    heap.append(Entry(due: name.due.milliseconds, id: name.id))
    var index = heap.count - 1
    while index > 0, heap[index].due < heap[(index - 1) / 2].due {
      heap.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  @discardableResult
  mutating func remove(_ id: JobID) -> DelayedName? { names.removeValue(forKey: id) }

  /// When the next one falls due; nil: none waits.
  mutating func nextDue() -> Timestamp? {
    dropStale()
    return heap.first.map { Timestamp(milliseconds: $0.due) }
  }

  /// Takes the next one that is due.
  mutating func popDue(at now: Timestamp) -> DelayedName? {
    dropStale()
    guard let first = heap.first, first.due <= now.milliseconds else { return nil }
    removeFirst()
    return names.removeValue(forKey: first.id)
  }

  /// Every name, in no order.
  var all: [DelayedName] { Array(names.values) }

  private mutating func dropStale() {
    while let first = heap.first, names[first.id]?.due.milliseconds != first.due { removeFirst() }
  }

  private mutating func removeFirst() {
    let last = heap.removeLast()
    if heap.isEmpty { return }
    heap[0] = last
    var index = 0
    while true {
      var least = index
      for child in [2 * index + 1, 2 * index + 2] where child < heap.count && heap[child].due < heap[least].due {
        least = child
      }
      if least == index { return }
      heap.swapAt(index, least)
      index = least
    }
  }
}
