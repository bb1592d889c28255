/// A bar that fills up.
struct Bar {
  /// Whether the terminal is known to show what is not ASCII.
  static var hasBlocks: Bool {
    let locale = Variables["LC_ALL"] ?? Variables["LC_CTYPE"] ?? Variables["LANG"] ?? ""
    return locale.uppercased().contains("UTF-8") || locale.uppercased().contains("UTF8")
  }

  /// What is filled and what is not.
  var characters: (full: String, empty: String)

  init(blocks: Bool) {
    characters = blocks ? ("█", "░") : ("#", "-")
  }

  /// A bar of so many columns. It is full only when all is done.
  func text(_ part: Int, of whole: Int, columns: Int) -> (full: String, empty: String) {
    let filled = whole <= 0 ? columns : part * columns / whole
    return (
      String(repeating: characters.full, count: filled), String(repeating: characters.empty, count: columns - filled)
    )
  }
}
