/// A binary heap: gives its elements back smallest first.
package struct Heap<Element: Comparable & Sendable>: Sendable {
  package private(set) var elements: [Element] = []

  /// An empty heap.
  package init() {}

  package init(_ elements: [Element]) {
    self.elements = elements
    for index in (0..<elements.count / 2).reversed() { sink(index) }
  }

  package var count: Int { elements.count }
  package var isEmpty: Bool { elements.isEmpty }

  /// The smallest element.
  package var first: Element? { elements.first }

  package mutating func insert(_ element: Element) {
    elements.append(element)
    var index = elements.count - 1
    while index > 0, elements[index] < elements[(index - 1) / 2] {
      elements.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  /// Takes the smallest element out.
  package mutating func popFirst() -> Element? {
    guard let first = elements.first else { return nil }
    let last = elements.removeLast()
    if !elements.isEmpty {
      elements[0] = last
      sink(0)
    }
    return first
  }

  private mutating func sink(_ start: Int) {
    var index = start
    while true {
      var child = 2 * index + 1
      guard child < elements.count else { return }
      if child + 1 < elements.count, elements[child + 1] < elements[child] { child += 1 }
      guard elements[child] < elements[index] else { return }
      elements.swapAt(index, child)
      index = child
    }
  }
}
