import IntentJSON
import IntentModel

extension Placeholder {
  /// No value that is read takes more letters.
  static let longestValue = 64

  /// Whether its words are read here: all but texts, which are taken as they are, and lookups, which a query has to find.
  var isRead: Bool {
    switch type {
    case .text, .lookup: false
    default: true
    }
  }

  /// What words are read as, where they are read: see ``isRead``; nil: they are nothing of the placeholder's type.
  func understand(_ words: String, at time: AskingTime) -> Understood? {
    for reading in Readings.of(words, titles: titles) {
      if let understood = read(AskedText(reading), time) { return understood }
    }
    return nil
  }

  private func read(_ text: AskedText, _ time: AskingTime) -> Understood? {
    switch type {
    case .integer: return integer(text).map { Understood(param, $0) }
    case .amount(let usual, let currencyParam): return amount(text, usual, currencyParam)
    case .day: return DayReader(time: time).day(text).flatMap(day)
    case .week: return WeekReader(time: time).monday(text).flatMap(day)
    case .month: return MonthReader(time: time).month(text).map { Understood(param, $0) }
    case .time: return ClockReader.seconds(text).map { Understood(param, ClockReader.text($0)) }
    case .moment: return MomentReader(time: time).moment(text).map { Understood(param, $0.rfc3339) }
    case .words(let words):
      let said = text.compact
      return words.first { AskedText($0.said).compact == said }.map { Understood(param, $0.value) }
    case .text, .lookup: return nil
    }
  }

  private func day(_ days: Int64) -> Understood? {
    let date = CivilDate(daysSince1970: days)
    return (1...9999).contains(date.year) ? Understood(param, date.iso) : nil
  }

  private func integer(_ text: AskedText) -> Int64? {
    WordScanner.whole(text.compact) { SpokenNumber.read(&$0) }?.scaled(by: 0)
  }

  private func amount(_ text: AskedText, _ usual: String, _ currencyParam: String?) -> Understood? {
    guard let money = AmountReader.amount(text, usual: usual) else { return nil }
    var understood = Understood(param, money.minorUnits)
    guard let currency = money.currency, currency != usual else { return understood }
    guard let currencyParam else { return nil }
    understood.parameters += Understood(currencyParam, currency).parameters
    return understood
  }
}
