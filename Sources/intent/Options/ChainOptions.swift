import ArgumentParser
import IntentJSON

/// The jobs that follow a job, as they are given on the command line.
struct ChainOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A job (or an array of jobs) to submit when this one is completed: JSON, or @FILE. May be repeated.",
      valueName: "json"))
  var onSuccess: [String] = []

  @Option(help: ArgumentHelp("The same when it has failed for good.", valueName: "json"))
  var onFailure: [String] = []

  @Option(help: ArgumentHelp("The same when it has ended, in whatever way.", valueName: "json"))
  var onComplete: [String] = []

  /// Whether none were given.
  var isEmpty: Bool { onSuccess.isEmpty && onFailure.isEmpty && onComplete.isEmpty }

  /// The job's members, the jobs in them byte for byte as they were given.
  func members() throws(CommandFailure) -> [(name: String, value: JSONText)] {
    var members: [(name: String, value: JSONText)] = []
    for (name, option, given) in [
      ("on_success", "--on-success", onSuccess), ("on_failure", "--on-failure", onFailure),
      ("on_complete", "--on-complete", onComplete),
    ] {
      var values: [JSONText] = []
      for text in given { values.append(try Self.read(text, option)) }
      guard let first = values.first else { continue }
      members.append((name, values.count == 1 ? first : Self.joined(values)))
    }
    return members
  }

  private static func read(_ text: String, _ option: String) throws(CommandFailure) -> JSONText {
    let isFile = text.hasPrefix("@")
    let name = isFile ? "\(option) \(text.dropFirst())" : option
    let bytes =
      isFile ? try TextFile.read(String(text.dropFirst()), limit: JSONLimits.default.maxBytes) : Array(text.utf8)
    do {
      return try JSONText(validating: bytes)
    } catch {
      throw CommandFailure(.badData, "\(name): not valid JSON: \(error)")
    }
  }

  /// One array of all jobs.
  private static func joined(_ values: [JSONText]) -> JSONText {
    var writer = JSONWriter()
    writer.array { writer in
      for value in values {
        for job in value.kind == .array ? Array(value.elements) : [value] { writer.element(job) }
      }
    }
    return writer.text
  }
}
