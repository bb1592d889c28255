public import IntentJSON

extension BatchItem {
  /// An item's parameters as its intent is executed with them: what all items have in common, and its own, which win.
  ///
  /// - Parameters:
  ///   - params: The item's own.
  ///   - common: `intent_params` of the batch's job.
  public static func merged(_ params: JSONText, with common: JSONText) -> JSONText {
    var members = common.members.makeIterator()
    guard members.next() != nil else { return params }
    return common.rewritingObject(dropping: params.members.map(\.name)) { writer in writer.members(of: params) }
  }
}
