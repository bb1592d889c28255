import ArgumentParser
import FileSpool
import IntentCore
import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `intent batch status`
struct BatchStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show how far a batch is, or all that have not ended.",
    discussion: """
      With --watch and a batch it is followed to its end, as by intent batch run, and the exit status is the same. With \
      --watch alone the batches that have not ended stay on the screen until ^C.
      """)

  @OptionGroup var spool: SpoolOptions

  @Argument(help: "The batch's id.", transform: Parsing.id)
  var id: JobID?

  @Flag(help: "Keep it up to date.")
  var watch = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    let spool = try spool.openExisting()
    if let id {
      try watch ? follow(id, spool) : show(id, spool)
    } else {
      try watch ? keep(spool) : showAll(spool)
    }
  }

  private func show(_ id: JobID, _ spool: FileSpool) throws {
    guard let batch = try BatchSnapshot(id, in: spool) else {
      throw CommandFailure(.noInput, "\(id): there is no batch of that id: intent batch list shows those there are")
    }
    var printer = LineBuffer()
    if output.json {
      try printer.json(batch)
    } else {
      for line in BatchDetails(batch: batch).lines(on: .output) { try printer.line(line) }
    }
    try printer.flush()
  }

  private func follow(_ id: JobID, _ spool: FileSpool) throws {
    Interruption.hear()
    var following = BatchFollowing(id, in: spool, at: self.spool.path)
    guard let ending = try following.follow(whileTrue: { !Interruption.hasCome }) else {
      throw BatchInterruption.failure(id)
    }
    try BatchTelling(asJSON: output.json).tell(BatchEnding(snapshot: ending))
  }

  private func unended(_ spool: FileSpool) throws(CommandFailure) -> [BatchSnapshot] {
    try BatchCollection(spool: spool).newest(50) { batch in
      switch batch.condition {
      case .waiting, .running, .paused, .held: true
      case .completed, .failed, .cancelled, .rejected, .gone: false
      }
    }
  }

  private func showAll(_ spool: FileSpool) throws {
    let batches = try unended(spool)
    var printer = LineBuffer()
    if output.json {
      for batch in batches { try printer.json(batch) }
    } else {
      for line in lines(batches) { try printer.line(line) }
    }
    try printer.flush()
  }

  private func lines(_ batches: [BatchSnapshot]) -> [String] {
    batches.isEmpty ? ["no batch waits or runs"] : BatchTable(batches, on: .output).lines
  }

  private func keep(_ spool: FileSpool) throws {
    Interruption.hear()
    var screen = RedrawnLines()
    var last: [String] = []
    while !Interruption.hasCome {
      let batches = try unended(spool)
      if output.json {
        var printer = LineBuffer()
        for batch in batches { try printer.json(batch) }
        try printer.flush()
      } else if RedrawnLines.draws {
        try screen.show(lines(batches))
      } else if lines(batches) != last {
        last = lines(batches)
        var printer = LineBuffer()
        for line in last + [""] { try printer.line(line) }
        try printer.flush()
      }
      // A terminal is looked at; what is written one below the other is read later.
      for _ in 0..<(RedrawnLines.draws ? 5 : 25) where !Interruption.hasCome { usleep(200_000) }
    }
  }
}
