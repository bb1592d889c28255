import IntentCore
import IntentJSON
import IntentModel

/// An item that is being tried, or waits for its next try.
struct BatchTicket {
  let batch: RunningBatch
  let number: Int
  /// Where it stands in the batch's file.
  let offset: Int64
  var past = ItemPast()
  /// Its parameters, with those that all items have in common.
  var params: JSONText

  /// The id that its handler is told.
  var id: JobID { BatchItem.id(number, of: batch.id) }
}

/// An item that is tried again later: where to find it, and what is remembered of it.
struct WaitingItem: Comparable {
  let due: Int64
  let number: Int
  let offset: Int64
  let past: ItemPast

  static func < (left: WaitingItem, right: WaitingItem) -> Bool {
    (left.due, left.number) < (right.due, right.number)
  }

  static func == (left: WaitingItem, right: WaitingItem) -> Bool {
    (left.due, left.number) == (right.due, right.number)
  }
}
