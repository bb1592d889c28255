import IntentCore
import IntentModel

extension Operations {
  /// What a name on a command line means.
  enum Found {
    case job(ListedJob)
    case answer(OperationResult)
  }

  /// The one job of that name which is in a state that the operation is for; else any job of that name, which will be
  /// told why not.
  func find(_ name: String, preferring isMeant: (JobState) -> Bool) -> Found {
    let all: [ListedJob]
    do {
      all = try spool.find(name)
    } catch {
      return .answer(OperationResult(id: name, .failed, error.message))
    }
    // A rejected file bears the name of a job, and is none.
    let exact = all.filter { $0.id.text == name }
    let candidates = exact.isEmpty ? all : exact
    let meant = candidates.filter { isMeant($0.state) }
    guard let job = meant.first ?? candidates.last else {
      return .answer(
        OperationResult(id: name, .notFound, "there is no job of that id, and none that was dropped under that name"))
    }
    if Set(meant.map(\.id)).count > 1 {
      let ids = meant.prefix(3).map(\.id.text).joined(separator: ", ")
      return .answer(
        OperationResult(
          id: name, .refused,
          "\(meant.count) jobs were dropped under that name: \(ids)\(meant.count > 3 ? ", ..." : "")"))
    }
    return .job(job)
  }

  /// Takes a waiting job out of its state, so that a transition can be committed for it.
  func take(_ job: ListedJob) -> Result<Claim, Refusal> {
    do {
      return .success(try spool.take(job.id))
    } catch {
      let outcome: OperationResult.Outcome =
        switch error.code {
        // It was found a moment ago: somebody moves it right now.
        case .notFound: .busy
        case .conflict: .refused
        default: .failed
        }
      return .failure(Refusal(result: OperationResult(id: job.id.text, outcome, state: job.state, error.message)))
    }
  }

  /// A job that could not be taken, and what to tell about it.
  struct Refusal: Error {
    var result: OperationResult
  }
}
