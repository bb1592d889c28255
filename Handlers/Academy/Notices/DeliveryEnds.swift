import IntentKit

/// What has become so far of notices that are sent several at a time.
struct DeliveryEnds {
  private let notices: [WordedNotice]
  private var ends: [NoticeEnd?]
  /// Those that the table has not noted.
  private var new: [Int] = []
  /// Why no more are sent.
  private var failure: (any Error)?
  /// How many have come to an end, good or bad.
  private(set) var count = 0
  /// How many of them the table has not noted.
  var newCount: Int { new.count }

  init(_ notices: [WordedNotice]) {
    self.notices = notices
    ends = Array(repeating: nil, count: notices.count)
  }

  /// Whether another one may be begun: nothing has failed and, but for the first, a check does not say no.
  mutating func mayGoOn(_ check: () throws -> Void) -> Bool {
    guard failure == nil else { return false }
    guard count > 0 else { return true }
    do { try check() } catch { failure = error }
    return failure == nil
  }

  mutating func add(_ end: Result<NoticeEnd, IntentError>, of index: Int) {
    count += 1
    switch end {
    case .success(let end):
      ends[index] = end
      new.append(index)
    case .failure(let error): failure = failure ?? error
    }
  }

  /// Notes those that are new. What cannot be noted is tried again by the next note.
  mutating func note(_ note: ([(notice: WordedNotice, end: NoticeEnd)]) throws -> Void) {
    do {
      try note(new.compactMap { index in ends[index].map { (notices[index], $0) } })
      new = []
    } catch {
      failure = failure ?? error
    }
  }

  /// All of them, in order.
  ///
  /// - Throws: Why no more were sent.
  func all() throws -> [NoticeEnd] {
    if let failure { throw failure }
    return ends.compactMap { $0 }
  }
}
