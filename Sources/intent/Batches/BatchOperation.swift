import FileSpool
import IntentCore
import IntentJSON
import IntentRuntime

/// Performs an operation on batches that are named by their ids.
struct BatchOperation {
  let spool: SpoolOptions
  let registry: RegistryOptions
  let asJSON: Bool

  /// - Throws: Also, before anything is done, where a name is another job's.
  func perform(_ names: [String], _ request: ([String]) -> OperationRequest) throws(CommandFailure) {
    let lookup = JobLookup(spool: try spool.openExisting())
    let ids = try lookup.ids(names)
    for name in ids {
      for job in try lookup.find(name) where !Self.isBatch(job) {
        throw CommandFailure(.badData, "\(job.id) is no batch: intent retry and intent cancel are for single jobs")
      }
    }
    var operations = JobOperations(client: try spool.operations(registry), asJSON: asJSON)
    try operations.perform(ids, request)
  }

  private static func isBatch(_ job: ListedJob) -> Bool {
    (try? JSONText(validating: job.bytes, limits: JobReader.recordLimits))?["batch"] != nil
  }
}
