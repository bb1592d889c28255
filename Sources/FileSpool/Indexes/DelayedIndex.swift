import IntentModel

/// The jobs in `delayed/`, and when they fall due: a table of the files' names, and a binary heap over their times.
///
/// A job that leaves early stays in the heap until its time and is skipped there. One whose time has come stays in the
/// table until it is claimed: its file is in `delayed/` until then, and its id is taken.
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

  /// Takes note that a file is in `delayed/` whose time has come already, and was told.
  mutating func restore(_ name: DelayedName) { names[name.id] = name }

  /// Takes note that a file is not in `delayed/` any more.
  mutating func remove(_ name: DelayedName) {
    if names[name.id] == name { names[name.id] = nil }
  }

  /// When the next one falls due; nil: none waits.
  mutating func nextDue() -> Timestamp? {
    dropStale()
    return heap.first.map { Timestamp(milliseconds: $0.due) }
  }

  /// Tells the next one that is due, once.
  mutating func popDue(at now: Timestamp) -> DelayedName? {
    dropStale()
    guard let first = heap.first, first.due <= now.milliseconds else { return nil }
    removeFirst()
    return names[first.id]
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
