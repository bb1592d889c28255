import ArgumentParser

/// `intent handlers`
struct HandlersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handlers",
    abstract: "See what the registry maps intents to, and check that it works.",
    subcommands: [
      HandlersNewCommand.self, HandlersRemoveCommand.self, HandlersListCommand.self, HandlersShowCommand.self,
      HandlersCheckCommand.self,
      HandlersProbeCommand.self,
      HandlersValidateCommand.self,
    ])
}
