/// What to type after a handler was registered: exact, from the directory that the person is in.
struct NextCommands {
  private let handler: NewHandler
  /// How the person calls this program.
  private let program: String

  init(after handler: NewHandler) {
    self.handler = handler
    program = Self.program(seenFrom: handler.workplace.root)
  }

  /// Commands, and what each does.
  var all: [(command: String, what: String)] {
    let root = handler.workplace.root
    var commands: [(String, String)] = []
    if !Self.isHere(root) { commands.append(("cd \(ShellWord.quoted(root))", "where all of this is")) }
    let params = "--params \(ShellWord.quoted(handler.template.example))"
    let isSwift = if case .program = handler.template.pattern { false } else { true }
    if isSwift { commands.append(("swift build\(configuration) --product \(handler.name.library)", "builds it")) }
    commands.append(("\(program) run \(handler.name.key) \(params)\(plugins)", "runs it here, once"))
    commands.append(("\(program) submit \(handler.name.key) \(params)", "a job for intent work"))
    if handler.workplace.hasTests {
      commands.append(
        ("swift build --build-tests && swift test --skip-build --filter \(handler.name.testType)", "its test"))
    }
    return commands
  }

  /// A program of a release build looks for libraries beside itself.
  private var configuration: String {
    isBuiltHere && AbsolutePath.name(of: Program.directory) == "release" ? " -c release" : ""
  }

  private var isBuiltHere: Bool { Program.directory.hasPrefix(handler.workplace.root + "/.build/") }

  private var plugins: String {
    if case .program = handler.template.pattern { return "" }
    return isBuiltHere || Variables["INTENT_PLUGINS"] != nil ? "" : " --plugins .build/debug"
  }

  private static func isHere(_ root: String) -> Bool { AbsolutePath.real(".") == root }

  /// How the person calls this program, from a directory.
  static func program(seenFrom root: String) -> String {
    let typed = CommandLine.arguments.first ?? "intent"
    // Found in PATH, or named so that it is found from anywhere, or from where the commands are typed.
    if !typed.contains("/") || typed.hasPrefix("/") || isHere(root) { return ShellWord.quoted(typed) }
    return ShellWord.quoted(Program.path ?? "intent")
  }
}
