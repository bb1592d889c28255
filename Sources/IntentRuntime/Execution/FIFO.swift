/// First in, first out, in constant time on average, without a shift of all elements at each end.
struct FIFO<Element> {
  private var elements: [Element?] = []
  private var head = 0

  var count: Int { elements.count - head }
  var isEmpty: Bool { count == 0 }

  mutating func append(_ element: Element) { elements.append(element) }

  mutating func popFirst() -> Element? {
    guard head < elements.count else { return nil }
    defer {
      elements[head] = nil
      head += 1
      if head == elements.count {
        elements.removeAll(keepingCapacity: elements.count <= 1024)
        head = 0
      } else if head > 1024, head > elements.count / 2 {
        elements.removeFirst(head)
        head = 0
      }
    }
    return elements[head]
  }

  /// Takes the first element out that satisfies a condition; looks at all before it.
  mutating func removeFirst(where condition: (Element) -> Bool) -> Element? {
    guard let index = elements[head...].firstIndex(where: { $0.map(condition) == true }) else { return nil }
    return elements.remove(at: index)
  }
}

extension FIFO: Sendable where Element: Sendable {}
