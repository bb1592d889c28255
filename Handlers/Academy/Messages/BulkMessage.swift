public import IntentKit

/// A message to many people, sent by a batch of `communication.exec.send_template` or `send_message`: an item a person.
public struct BulkMessage: Sendable {
  /// The batch's id: made of the job that asks for it, so that each attempt of that job asks for the same batch.
  public let id: JobID
  private let items: [Item]
  /// One event for the whole batch: a person in two items would still get one message.
  private let common: MessageOrder

  private struct Item: Encodable {
    var guardianIDs: [Int64]
    var about: [StudentID]
  }

  /// A message to an audience.
  public init(
    _ draft: MessageDraft, to audience: Audience, urgent: Bool?, requestedBy: Line?, madeBy uid: JobUID
  ) {
    id = JobID(unchecked: "bulk-\(uid)")
    items = audience.members.map { Item(guardianIDs: [$0.guardian.id], about: $0.students.map(\.id)) }
    common = MessageOrder(draft, urgent: urgent, event: "bulk-\(uid)", requestedBy: requestedBy)
  }

  /// Submits the batch, which comes to be with the attempt's completion.
  ///
  /// - Parameters:
  ///   - time: When it begins; nil: at once.
  ///   - concurrency: Messages that may be on their way at once; nil: as many as there are places for.
  /// - Throws: `permanent` if it has more items than a job has room for.
  public func submit(_ context: Context, at time: Timestamp?, concurrency: Int?) throws -> JobID {
    do {
      return try context.submit(
        common.intent, batch: items, common: common, id: id, runAt: time, concurrency: concurrency)
    } catch let error as IntentError where error.kind == .permanent {
      throw IntentError.permanent(
        "\(items.count) messages cannot go out in one batch: \(error.message). Write to fewer at a time, by class_ids")
    }
  }
}
