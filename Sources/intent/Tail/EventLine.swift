import IntentCore
import IntentModel

/// Events as lines for people, in columns that grow as wider ones come.
///
/// In a narrow window the time is that of the day, and long intents and ids are cut, so that an event stays one line.
struct EventLine {
  private let terminal: Terminal
  private var intentWidth = 0

  /// From so many columns on there is room for everything.
  private static let wide = 120
  /// An id that is cut keeps its end: those of one time start alike.
  private static let shortestID = 9
  /// Room that is kept for what there is to say of an event.
  private static let shortestNote = 24

  init(_ terminal: Terminal) {
    self.terminal = terminal
  }

  mutating func line(_ event: JobEvent) -> String {
    let columns = terminal.columns ?? .max
    let isWide = columns >= Self.wide
    let time = isWide ? event.at.display : event.at.timeOfDay
    let intent = Self.cut(PlainText.line(event.summary.key ?? "-"), isWide ? 40 : max(16, columns / 3))
    intentWidth = max(intentWidth, DisplayWidth.of(intent))
    let note = PlainText.line(event.note)
    let taken = DisplayWidth.of(time) + 9 + intentWidth + 6
    let noteWidth = note.isEmpty ? 0 : min(DisplayWidth.of(note), Self.shortestNote) + 2
    let id = Self.cutStart(PlainText.line(event.summary.id), max(Self.shortestID, columns - taken - noteWidth))
    var line = [
      terminal.paint(time, .dim), terminal.paint(Self.padded(event.kind.rawValue, 9), event.color),
      Self.padded(intent, intentWidth), id,
    ].joined(separator: "  ")
    if !note.isEmpty { line += "  " + Self.cut(note, max(1, columns - taken - DisplayWidth.of(id) - 2)) }
    return line
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
  }

  private static func cut(_ text: String, _ columns: Int) -> String {
    DisplayWidth.of(text) <= columns ? text : DisplayWidth.prefix(text, columns: columns - 1) + "…"
  }

  private static func cutStart(_ text: String, _ columns: Int) -> String {
    var rest = text[...]
    guard DisplayWidth.of(rest) > columns else { return text }
    while DisplayWidth.of(rest) > columns - 1 { rest.removeFirst() }
    return "…" + rest
  }
}
