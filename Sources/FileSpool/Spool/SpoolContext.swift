#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

import IntentCore
import IntentModel
import Synchronization

/// What every part of an owned spool works on.
final class SpoolContext: Sendable {
  let layout: Layout
  let options: FileSpoolOptions
  let bootID: String
  private let ledger: Mutex<Ledger>
  let completedIDs: CompletedIDs
  /// Number of the user whose files the spool's own are.
  let user = geteuid()

  init(
    layout: Layout, options: FileSpoolOptions, bootID: String, completedIDs: CompletedIDs, ledger: consuming Ledger
  ) {
    self.layout = layout
    self.options = options
    self.bootID = bootID
    self.ledger = Mutex(ledger)
    self.completedIDs = completedIDs
  }

  deinit { layout.files.close(withLedger { $0.journal.file }) }

  /// Works on what claiming and committing share. Never to be held over a sync.
  func withLedger<Result, Failure: Error>(
    _ body: (inout Ledger) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try ledger.withLock { (ledger) throws(Failure) in UncheckedBox(value: try body(&ledger)) }.value
  }

  var files: Files { layout.files }
  var now: Timestamp { options.clock.now() }

  func notice(_ notice: SpoolNotice) { options.onNotice(notice) }

  func header(nextFence: UInt64) -> JournalHeader {
    JournalHeader(layout: UInt32(Layout.version), bootID: bootID, nextFence: nextFence)
  }
}
