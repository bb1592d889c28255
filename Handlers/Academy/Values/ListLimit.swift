import IntentKit

/// How many rows a result lists: the parameter `limit` of queries.
public enum ListLimit {
  /// Where none is given.
  public static let standard = 100
  /// The most.
  public static let largest = 1_000

  /// Checks the parameter.
  ///
  /// - Throws: `invalid_params`, naming it.
  public static func check(_ limit: Int?) throws {
    guard let limit, !(1...largest).contains(limit) else { return }
    throw IntentError.invalidParams("\(limit) is not from 1 to \(largest)", field: "limit")
  }

  /// The parameter, or what stands for it.
  public static func of(_ limit: Int?) -> Int { limit ?? standard }
}
