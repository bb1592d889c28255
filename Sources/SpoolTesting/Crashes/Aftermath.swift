/// How the machine that a process died on is found by the next one.
public enum Aftermath: Sendable, CaseIterable {
  case sameBoot, newBootNothingLost, newBootAllLost, newBootDataLost, newBootTosses

  /// What the power cut takes; nil: there was none, and the machine still runs.
  ///
  /// - Parameter number: Of the call that was died at: what is tossed differs from one to the next.
  public func cut(_ number: Int) -> PowerCut? {
    switch self {
    case .sameBoot: nil
    case .newBootNothingLost: .losesNothing
    case .newBootAllLost: .losesAll
    case .newBootDataLost: .losesData
    case .newBootTosses: .tosses(seed: UInt64(number))
    }
  }
}
