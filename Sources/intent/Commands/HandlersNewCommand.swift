import ArgumentParser
import IntentCore
import IntentJSON
import IntentModel

/// `intent handlers new`
struct HandlersNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make and register a handler that runs, with its test.",
    discussion: """
      Writes the handler's file, its row in Package.swift, its entry in registry.json and its test, all of them or none, \
      and says what to type next. What exists is never overwritten. A program (--lang python, --lang sh) needs a \
      registry.json and no more; a Swift handler is made in a checkout of the runtime, or with --package in a package of \
      its own.

      Examples:
        intent handlers new orders.exec.confirm --description "Confirms an order to its customer"
        intent handlers new orders.exec.confirm --lang python
        intent handlers new orders.exec.confirm --package ../order-handlers
      """)

  @Argument(help: "The intent's key: domain.exec.action or domain.query.action.", transform: Parsing.key)
  var key: IntentKey

  @Option(name: .customLong("lang"), help: ArgumentHelp("swift, python or sh.", valueName: "language"))
  var language = HandlerLanguage.swift

  @Option(help: ArgumentHelp("What it does, in a line, for people.", valueName: "text"))
  var description: String?

  @Option(
    help: ArgumentHelp(
      "Where the checkout or the registry is: this directory or one above it (INTENT_REGISTRY, else the working "
        + "directory).", valueName: "dir"),
    completion: .directory)
  var directory: String?

  @Option(
    help: ArgumentHelp("Make a Swift package of its own there, with its own registry.", valueName: "dir"),
    completion: .directory)
  var package: String?

  @Option(
    help: ArgumentHelp(
      "With --package: the checkout or repository that IntentKit comes from (else the checkout one is in, or that this "
        + "program was built in).", valueName: "path|url"))
  var runtime: String?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let description, description.isEmpty || PlainText.line(description) != description {
      throw ValidationError("--description takes a line of text without control characters")
    }
    if runtime != nil, package == nil {
      throw ValidationError("--runtime is for --package: elsewhere IntentKit is the checkout's own")
    }
    if package != nil, language != .swift {
      throw ValidationError("--package makes a Swift package: leave out --lang, or make a program where a registry is")
    }
  }

  func run() throws {
    if let package {
      let made = try NewPackage(
        key, description: description, at: package, over: RuntimeSource(runtime, from: directory))
      try made.write()
      return try tell(key, made.files, made.commands)
    }
    let handler = try NewHandler(key, language, description: description, in: Workplace(from: directory))
    try handler.write()
    try tell(key, handler.files, NextCommands(after: handler).all)
  }

  private func tell(
    _ key: IntentKey, _ files: [(path: String, what: String)], _ commands: [(command: String, what: String)]
  ) throws(CommandFailure) {
    var printer = LineBuffer()
    if output.json {
      try printer.object { writer in
        writer.member("intent_key", key)
        writer.member("files", files.map(\.path))
        writer.member("commands", commands.map(\.command))
      }
    } else {
      try printer.line("\(key) is registered:")
      try printer.line()
      for line in Self.columns(files.map { ($0.path, $0.what) }) { try printer.line("  " + line) }
      try printer.line()
      try printer.line("next:")
      try printer.line()
      for line in Self.columns(commands.map { ($0.command, "# " + $0.what) }) { try printer.line("  " + line) }
    }
    try printer.flush()
  }

  private static func columns(_ rows: [(String, String)]) -> [String] {
    let width = rows.map { DisplayWidth.of($0.0) }.max() ?? 0
    return rows.map { $0.0 + String(repeating: " ", count: width - DisplayWidth.of($0.0) + 2) + $0.1 }
  }
}
