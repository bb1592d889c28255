/// Why items failed, the most frequent reason first. Bounded, however many reasons there are.
struct FailureGroups {
  private static let kept = 1000
  private static let shown = 20

  private struct Reason: Hashable {
    var kind: String
    var message: String
  }

  private var groups: [Reason: (count: Int, first: Int)] = [:]
  private var others = 0

  mutating func add(_ failure: (item: Int, kind: String, message: String)) {
    // Numbers tell one from the other what went wrong alike: line 17, student 4711.
    let reason = Reason(kind: failure.kind, message: Self.withoutNumbers(failure.message))
    if let group = groups[reason] {
      groups[reason] = (group.count + 1, group.first)
    } else if groups.count < Self.kept {
      groups[reason] = (1, failure.item)
    } else {
      others += 1
    }
  }

  private static func withoutNumbers(_ message: String) -> String {
    var text = ""
    var isInNumber = false
    for character in message.prefix(200) {
      let isDigit = character.isASCII && character.isNumber
      if !(isDigit && isInNumber) { text.append(isDigit ? "#" : character) }
      isInNumber = isDigit
    }
    return text
  }

  func lines(on terminal: Terminal) -> [String] {
    if groups.isEmpty { return [] }
    var table = Table([
      .init(title: "ITEMS", alignment: .right), .init(title: "KIND"), .init(title: "FIRST", alignment: .right),
      .init(title: "WHY (# is any number)", isFlexible: true),
    ])
    let sorted = groups.sorted { ($1.value.count, $0.value.first) < ($0.value.count, $1.value.first) }
    for (reason, group) in sorted.prefix(Self.shown) {
      table.add([
        .init(Quantity.count(group.count)), .init(reason.kind, .red), .init(String(group.first)), .init(reason.message),
      ])
    }
    let left = sorted.dropFirst(Self.shown).reduce(others) { $0 + $1.value.count }
    let rest = left > 0 ? ["\(Quantity.count(left)) more for other reasons: --failed --csv tells all"] : []
    return [""] + table.lines(on: terminal) + rest
  }
}
