import ArgumentParser

/// The program `intent-durability`: what the runtime promises, tried on real processes. No part of an installation.
@main
struct DurabilityProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "intent-durability",
    abstract: "Kill the runtime in every way there is, and account for every job.",
    subcommands: [SoakCommand.self, CrashPointsCommand.self, BatchCommand.self])
}
