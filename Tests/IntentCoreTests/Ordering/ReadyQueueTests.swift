import IntentCore
import IntentModel
import RandomTesting
import Testing

@Suite("Jobs that may run, in order")
struct ReadyQueueTests {
  struct Item: Identifiable, Sendable, Hashable {
    var id: Int
  }

  private func key(_ number: Int) -> IntentKey {
    do { return try IntentKey("d\(number % 2).exec.a\(number)") } catch { return "d.exec.a" }
  }

  private func drain(_ queue: inout ReadyQueue<Item>) -> [Int] {
    var filter = ClaimFilter()
    return queue.pop(limit: .max, &filter).map(\.id)
  }

  @Test("priority goes before tenant and age")
  func priority() {
    var queue = ReadyQueue<Item>()
    for (id, priority) in [(1, 0), (2, 9), (3, 5), (4, 9), (5, 12), (6, -3)] {
      queue.insert(Item(id: id), key: key(0), tenant: nil, priority: priority, age: Int64(id))
    }
    #expect(drain(&queue) == [2, 4, 5, 3, 1, 6])
  }

  @Test("tenants take turns, each with its oldest job")
  func turns() {
    var queue = ReadyQueue<Item>()
    for id in 1...6 {
      queue.insert(Item(id: id), key: key(id), tenant: TenantID(unchecked: "big"), priority: 5, age: Int64(id))
    }
    queue.insert(Item(id: 7), key: key(0), tenant: TenantID(unchecked: "small"), priority: 5, age: 100)
    queue.insert(Item(id: 8), key: key(0), tenant: nil, priority: 5, age: 101)
    queue.insert(Item(id: 9), key: key(0), tenant: nil, priority: 5, age: 99)
    #expect(drain(&queue) == [1, 7, 9, 2, 8, 3, 4, 5, 6])
  }

  @Test("a blocked intent holds nobody up, and keeps its place")
  func blocked() {
    var queue = ReadyQueue<Item>()
    let tenant = TenantID(unchecked: "t")
    queue.insert(Item(id: 1), key: key(1), tenant: nil, priority: 9, age: 1)
    queue.insert(Item(id: 2), key: key(1), tenant: tenant, priority: 5, age: 1)
    queue.insert(Item(id: 3), key: key(2), tenant: tenant, priority: 5, age: 2)
    queue.insert(Item(id: 4), key: key(3), tenant: nil, priority: 5, age: 3)
    var filter = ClaimFilter()
    filter.slotsOfIntent[key(1)] = 0
    #expect(queue.pop(limit: 10, &filter).map(\.id) == [3, 4])
    #expect(queue.count == 2)
    #expect(drain(&queue) == [1, 2])
  }

  @Test("slots are counted down within one call")
  func slots() {
    var queue = ReadyQueue<Item>()
    for id in 1...5 { queue.insert(Item(id: id), key: key(1), tenant: nil, priority: 5, age: Int64(id)) }
    var filter = ClaimFilter()
    filter.slotsOfIntent[key(1)] = 2
    #expect(queue.pop(limit: 10, &filter).map(\.id) == [1, 2])
    #expect(filter.slotsOfIntent[key(1)] == 0)
    #expect(queue.pop(&filter) == nil)
  }

  @Test("an id that is put in again takes the later place")
  func again() {
    var queue = ReadyQueue<Item>()
    queue.insert(Item(id: 1), key: key(1), tenant: nil, priority: 9, age: 1)
    queue.insert(Item(id: 2), key: key(1), tenant: nil, priority: 5, age: 1)
    queue.insert(Item(id: 1), key: key(1), tenant: nil, priority: 1, age: 1)
    #expect(queue.count == 2)
    #expect(drain(&queue) == [2, 1])
  }

  /// What the queue promises, in the plainest way: a list, searched from the start.
  private struct Model {
    struct Entry {
      var id: Int
      var key: IntentKey
      var tenant: TenantID?
      var priority: Int
      var age: Int64
    }
    var entries: [Entry] = []
    var rows = [[TenantID?]](repeating: [], count: 10)

    mutating func insert(_ entry: Entry) {
      remove(entry.id)
      entries.append(entry)
      if !rows[entry.priority].contains(entry.tenant) { rows[entry.priority].append(entry.tenant) }
    }

    mutating func remove(_ id: Int) {
      entries.removeAll { $0.id == id }
    }

    mutating func pop(_ filter: inout ClaimFilter) -> Int? {
      for priority in (0...9).reversed() {
        for tenant in rows[priority] {
          let own = entries.indices.filter { entries[$0].priority == priority && entries[$0].tenant == tenant }
          if own.isEmpty {
            rows[priority].removeAll { $0 == tenant }
            continue
          }
          let admitted = own.filter { filter.admits(entries[$0].key) }
          guard let oldest = admitted.min(by: { entries[$0].age < entries[$1].age }) else { continue }
          let entry = entries.remove(at: oldest)
          filter.take(entry.key)
          rows[priority].removeAll { $0 == tenant }
          if own.count > 1 { rows[priority].append(tenant) }
          return entry.id
        }
      }
      return nil
    }
  }

  @Test("does what a plain list does", arguments: 0..<60 as Range<UInt64>)
  func model(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var queue = ReadyQueue<Item>()
    var model = Model()
    for step in 0..<400 {
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<5:
        let entry = Model.Entry(
          id: Int.random(in: 0..<120, using: &random), key: key(Int.random(in: 0..<6, using: &random)),
          tenant: [nil, "a", "b", "c"].randomElement(using: &random)?.map { TenantID(unchecked: $0) },
          priority: Int.random(in: 3...5, using: &random), age: Int64.random(in: 0..<20, using: &random))
        model.insert(entry)
        queue.insert(
          Item(id: entry.id), key: entry.key, tenant: entry.tenant, priority: entry.priority, age: entry.age)
      case 5..<7:
        let id = Int.random(in: 0..<120, using: &random)
        let there = model.entries.contains { $0.id == id }
        #expect(queue.contains(id) == there)
        model.remove(id)
        #expect(queue.remove(id) == (there ? Item(id: id) : nil))
      default:
        var filter = ClaimFilter()
        for number in 0..<6 where Bool.random(using: &random) {
          filter.slotsOfIntent[key(number)] = Int.random(in: 0...2, using: &random)
        }
        if Bool.random(using: &random) { filter.slotsOfQueue[QueueName(unchecked: "d0")] = 1 }
        var modelFilter = filter
        let limit = Int.random(in: 1...4, using: &random)
        let expected = (0..<limit).compactMap { _ in model.pop(&modelFilter) }
        #expect(queue.pop(limit: limit, &filter).map(\.id) == expected, "step \(step)")
        #expect(filter == modelFilter)
      }
      #expect(queue.count == model.entries.count)
      #expect(queue.isEmpty == model.entries.isEmpty)
    }
  }
}
