import ArgumentParser

/// Where the spool is.
struct SpoolOptions: ParsableArguments {
  @Option(
    name: .customLong("spool"),
    help: ArgumentHelp("The spool directory (INTENT_SPOOL, else ./spool).", valueName: "dir"),
    completion: .directory)
  var given: String?

  /// The spool's path.
  var path: String { given ?? Variables["INTENT_SPOOL"] ?? "spool" }
}
