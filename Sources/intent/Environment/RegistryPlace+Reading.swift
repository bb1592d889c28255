import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime

extension RegistryPlace {
  /// Everything in the registry, checked.
  func read() throws(CommandFailure) -> Registry {
    do {
      return try RegistryFile.read(registry)
    } catch {
      throw failure(error)
    }
  }

  /// The entry of one intent, and what services are told, with as little of the rest as possible.
  func find(_ key: IntentKey) throws(CommandFailure) -> (entry: RegistryEntry, services: JSONText) {
    do {
      switch try RegistryFinder(registry).find(key) {
      case .found(let entry, let services): return (entry, services)
      case .unknown(let nearest): throw unknown(key, nearest: nearest)
      }
    } catch let error as RegistryError {
      throw failure(error)
    } catch let error as CommandFailure {
      throw error
    } catch {
      preconditionFailure("no other error is thrown above")
    }
  }

  /// That the registry has no such intent.
  func unknown(_ key: IntentKey, nearest: IntentKey?) -> CommandFailure {
    let hint = nearest.map { "did you mean \($0)?" } ?? "intent handlers list shows those it has"
    return CommandFailure(.unavailable, "\(registry) has no intent \(key): \(hint)")
  }

  /// A registry's problems as a command's failure: the first, since a line has room for one.
  func failure(_ error: RegistryError) -> CommandFailure {
    let others = error.problems.count - 1
    let rest = others > 0 ? " (and \(others) more: intent handlers check)" : ""
    let problem = error.problems[0].description
    // One about the file as a whole names it already.
    let place = problem.contains(registry) ? "" : "\(registry): "
    return CommandFailure(.configuration, place + problem + rest)
  }
}
