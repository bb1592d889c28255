import IntentCore
import IntentRuntime

extension OperationsClient {
  /// Has a request performed; its failure as a whole is this command's.
  func reply(to request: OperationRequest) throws(CommandFailure) -> OperationReply {
    let reply: OperationReply
    do {
      reply = try perform(request)
    } catch  where error.code == .unanswered {
      throw CommandFailure(.tryAgain, error.message)
    } catch {
      throw CommandFailure(error)
    }
    if let error = reply.error {
      throw CommandFailure(SpoolError(SpoolError.Code(rawValue: error.kind), error.message))
    }
    return reply
  }
}
