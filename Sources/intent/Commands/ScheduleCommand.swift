import ArgumentParser

/// `intent schedule`
struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Rules by which jobs submit themselves: cron expressions in time zones, and intervals.",
    discussion: """
      A schedule is a file in the spool's schedules/ directory, put there by `add` or by hand. A dispatcher (intent work, \
      intent drain) submits its jobs at their times; each run's job has the id NAME.20261130T170000Z, the nominal time \
      in UTC, so that no run comes twice.
      """,
    subcommands: [
      ScheduleAddCommand.self, ScheduleListCommand.self, ScheduleNextCommand.self, ScheduleRunCommand.self,
      ScheduleEnableCommand.self, ScheduleDisableCommand.self, ScheduleRemoveCommand.self,
    ])
}
