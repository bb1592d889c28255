import IntentKit

extension Money {
  /// Checks an amount that somebody gave, in minor units.
  ///
  /// - Throws: `invalid_params`, naming the parameter.
  public static func check(_ amount: Int64, field: String = "amount") throws {
    guard (1...largest).contains(amount) else {
      throw IntentError.invalidParams("\(amount) is not from 1 to \(largest) minor units", field: field)
    }
  }
}
