// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is public here is documented by the protocol that asks for it.

public import IntentCore
import IntentModel

extension FileSpool: SpoolSurveying {
  public func survey(_ state: JobState, _ question: SurveyQuestion) throws(SpoolError) -> Survey {
    do throws(SystemCallError) {
      return try Surveying(layout: layout, counts: directoryCounts, now: options.clock.now()).survey(state, question)
    } catch {
      throw SpoolError("cannot look into \(layout.path)", error)
    }
  }

  /// The processes that run attempts for the spool's dispatcher, as it wrote them down. Some may have ended since.
  public func workers() throws(SpoolError) -> [ProcessIdentity] {
    do throws(SystemCallError) {
      return try WorkerList.read(layout, bootID: bootID)?.workers.filter(ProcessTable.isAlive) ?? []
    } catch {
      throw SpoolError("cannot read \(layout.path)/.intent/processes", error)
    }
  }
}
