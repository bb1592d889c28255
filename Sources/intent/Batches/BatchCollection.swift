import FileSpool
import IntentCore
import IntentJSON
import IntentModel

/// The batches of a spool: those whose items are kept, and those that were submitted and not begun.
struct BatchCollection {
  /// Waiting jobs that are looked at for whether they are batches.
  private static let looked = 10_000

  let spool: FileSpool

  /// Batches, the last made first.
  ///
  /// - Parameters:
  ///   - limit: How many at most; nil: all.
  ///   - isWanted: Which.
  func newest(
    _ limit: Int?, where isWanted: (BatchSnapshot) -> Bool = { _ in true }
  ) throws(CommandFailure) -> [BatchSnapshot] {
    let limit = limit ?? .max
    var found = try unopened().filter(isWanted)
    do {
      let known = Set(found.map(\.id))
      for id in try spool.batches() where !known.contains(id) {
        if found.count >= limit { break }
        if let batch = try BatchSnapshot(id, in: spool), isWanted(batch) { found.append(batch) }
      }
    } catch let error as SpoolError {
      throw CommandFailure(error)
    } catch let error as CommandFailure {
      throw error
    } catch {
      preconditionFailure("no other error is thrown above")
    }
    return Array(found.prefix(limit))
  }

  /// Batches that no dispatcher has opened yet: their jobs are all there is of them.
  private func unopened() throws(CommandFailure) -> [BatchSnapshot] {
    var found: [BatchSnapshot] = []
    let mark = Array("\"batch\"".utf8)
    do {
      let kept = Set(try spool.batches())
      for state in [JobState.held, .delayed, .pending] {
        var looked = 0
        try spool.list(state) { job in
          looked += 1
          if !kept.contains(job.id), job.bytes.contains(mark), let batch = BatchSnapshot(job.id, job, nil) {
            found.append(batch)
          }
          return looked < Self.looked
        }
      }
    } catch {
      throw CommandFailure(error)
    }
    return found
  }
}
