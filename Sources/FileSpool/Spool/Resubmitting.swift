import IntentCore

/// Puts a terminal record back into `pending/`: the journal's entry first, then the drop, then the record goes.
enum Resubmitting {
  static func carryOut(_ entry: ResubmitEntry, _ layout: Layout, isKnown: Bool) throws(SystemCallError) {
    if !isKnown {
      let draft = FileName("\(entry.job.id).put")
      let place = Place(.pending, FileName("\(entry.job.id).json"))
      if try layout.contents(of: place) != entry.job.bytes {
        try layout.files.write(entry.job.bytes, as: draft, in: layout.temporary)
        try layout.publish(draft, at: place)
      }
    }
    try layout.remove(entry.source)
  }
}
