public import AcademyKit
import IntentKit

extension Money {
  /// Reads an amount as banks write it: `150000`, `150,000`, `1,500.00`, `1500.5`, with as many decimals as the currency
  /// has at most; nil for anything else.
  public init?(reading text: String, in currency: Currency) {
    let isNegative = text.hasPrefix("-")
    let parts = (isNegative ? text.dropFirst() : text[...]).split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Self.digits(parts[0]) else { return nil }
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    guard parts.count == 1 || !fraction.isEmpty, fraction.utf8.count <= currency.decimals,
      fraction.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    let padding = String(repeating: "0", count: currency.decimals - fraction.utf8.count)
    guard let amount = Int64(whole + fraction + padding), amount <= Self.largest else { return nil }
    self.init(isNegative ? -amount : amount, currency)
  }

  /// Digits with commas between every three of them, or without any.
  private static func digits(_ text: Substring) -> String? {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    let isGrouped =
      groups.count == 1
      || (1...3).contains(groups[0].utf8.count) && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
    let digits = groups.joined()
    guard isGrouped, !digits.isEmpty, digits.utf8.count <= 18,
      digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return digits
  }
}
