import ArgumentParser

/// How data is printed.
struct OutputOptions: ParsableArguments {
  @Flag(name: .customLong("json"), help: "Print JSON, for programs.")
  var asJSON = false
}
