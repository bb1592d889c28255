/// What the payment gateway says of a charge or refund that it carried out.
public struct GatewayAnswer: Codable, Sendable, Hashable {
  /// What it calls it.
  public var id: String
  /// `succeeded`, `pending`, `failed`; nil: it succeeded.
  public var status: String?
  /// Why it failed.
  public var reason: String?
}
