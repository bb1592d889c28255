/// The journals of a spool.
enum JournalListing {
  /// Their numbers, oldest first.
  static func numbers(_ layout: Layout) throws(SystemCallError) -> [UInt64] {
    var numbers: [UInt64] = []
    try layout.files.forEachName(in: layout.journal) { (name) throws(SystemCallError) in
      if let number = JournalName.number(name) { numbers.append(number) }
      return true
    }
    return numbers.sorted()
  }

  /// What they hold; one in which nothing was ever written is left out.
  static func contents(_ layout: Layout, _ numbers: [UInt64]) throws(SystemCallError) -> [JournalContents] {
    var journals: [JournalContents] = []
    for number in numbers {
      guard let bytes = try layout.files.contents(of: JournalName.fileName(number), in: layout.journal),
        let contents = JournalContents(bytes, number: number)
      else { continue }
      journals.append(contents)
    }
    return journals
  }
}
