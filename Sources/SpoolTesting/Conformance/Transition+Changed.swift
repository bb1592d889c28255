public import IntentCore

extension Transition {
  /// The same decision, shown with another claim or followed by other jobs.
  public func changed(claim: ClaimToken? = nil, followUps: [NewJob]? = nil) -> Transition {
    Transition(
      claim: claim ?? self.claim, id: id, destination: destination, record: record, uniqueKey: uniqueKey,
      followUps: followUps ?? self.followUps, heldUntil: heldUntil)
  }
}
