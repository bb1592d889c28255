public import AcademyKit

extension Month {
  /// So many months up to this one, the earliest first.
  public func last(_ count: Int) -> [Month] {
    var months = [self]
    while months.count < count { months.append(months[months.count - 1].previous) }
    return months.reversed()
  }
}
