/// An amount of money as it was said.
struct SpokenMoney: Hashable {
  /// In whole minor units of its currency.
  var minorUnits: Int64
  /// By ISO 4217, where one was named.
  var currency: String?
}
