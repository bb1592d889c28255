import AcademyKit
import IntentKit

/// The columns of a bank's export that are read. Others are passed over: every bank has its own.
enum BankColumn: String, CaseIterable {
  case date, amount, reference, payer, memo, currency

  /// What banks call them, besides their own name.
  private var names: [String] {
    switch self {
    case .date: ["거래일자", "거래일시", "거래일", "일자"]
    case .amount: ["입금액", "입금", "금액"]
    case .reference: ["거래번호", "참조번호"]
    case .payer: ["입금자", "입금자명", "보낸분", "의뢰인"]
    case .memo: ["적요", "메모", "내용"]
    case .currency: ["통화"]
    }
  }

  /// The column of a name, whatever its case.
  init?(named name: String) {
    let name = name.lowercased()
    guard let column = Self.allCases.first(where: { $0.rawValue == name || $0.names.contains(name) }) else {
      return nil
    }
    self = column
  }
}
