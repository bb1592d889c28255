/// How many messages came to what; nil: none.
public struct MessageCounts: Codable, Sendable, Hashable {
  /// Wait for the end of the quiet hours.
  public var waiting: Int?
  /// Are being sent.
  public var sending: Int?
  /// Were taken by a channel.
  public var sent: Int?
  /// Have arrived.
  public var delivered: Int?
  /// Have come back.
  public var bounced: Int?
  /// Were taken by no channel.
  public var refused: Int?
  /// Were not wanted.
  public var suppressed: Int?

  /// None.
  init() {}

  /// Counts messages of these statuses.
  public init(of statuses: [MessageStatus]) {
    for status in statuses { self[status] = (self[status] ?? 0) + 1 }
  }

  /// All of them.
  public var total: Int { MessageStatus.allCases.reduce(0) { $0 + (self[$1] ?? 0) } }

  /// How many are of a status.
  public subscript(_ status: MessageStatus) -> Int? {
    get { self[keyPath: Self.path(status)] }
    set { self[keyPath: Self.path(status)] = newValue }
  }

  private static func path(_ status: MessageStatus) -> WritableKeyPath<MessageCounts, Int?> {
    switch status {
    case .waiting: \.waiting
    case .sending: \.sending
    case .sent: \.sent
    case .delivered: \.delivered
    case .bounced: \.bounced
    case .refused: \.refused
    case .suppressed: \.suppressed
    }
  }
}
