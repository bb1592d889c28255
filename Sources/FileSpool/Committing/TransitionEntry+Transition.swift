import IntentCore

extension TransitionEntry {
  /// What the journal says of a decided transition.
  convenience init(_ transition: Transition, of claim: LiveClaim) {
    self.init(
      fence: transition.claim.fence, uid: transition.claim.uid, id: transition.id, source: claim.source,
      identity: claim.sourceIdentity,
      destination: Place(transition.destination, id: transition.id, holdsUniqueKey: transition.uniqueKey != nil),
      bytes: transition.record, followUps: transition.followUps)
  }

  /// What a commit had to show.
  var token: ClaimToken { ClaimToken(uid: uid, fence: fence) }
}
