import IntentJSON
import Testing

@testable import intent

/// Tables, colours and completions.
@Suite struct OutputTests {
  @Test(arguments: [
    ("plain", 5), ("한글", 4), ("漢字かな", 8), ("ｆｕｌｌ", 8), ("é", 1), ("e\u{301}", 1), ("👩‍👩‍👧", 2), ("❤️", 2), ("", 0),
    ("각", 2),
  ]) func wideCharactersTakeTwoColumns(_ text: String, _ columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test func columnsAlignWhateverIsInThem() {
    var table = Table([.init(title: "NAME"), .init(title: "N", alignment: .right), .init(title: "NOTE")])
    table.add([.init("학생"), .init("7"), .init("a")])
    table.add([.init("student"), .init("123"), .init("b")])
    let lines = table.lines(on: Terminal(columns: nil, hasColors: false))
    #expect(lines == ["NAME       N  NOTE", "학생       7  a", "student  123  b"])
    #expect(Set(lines.dropFirst().map { DisplayWidth.of($0) }).count == 1)
  }

  @Test func aNarrowTerminalCutsTheFlexibleColumns() {
    var table = Table([
      .init(title: "ID", isFlexible: true), .init(title: "STATE"), .init(title: "NOTE", isFlexible: true),
    ])
    table.add([.init(String(repeating: "가", count: 30)), .init("completed"), .init(String(repeating: "n", count: 50))])
    let lines = table.lines(on: Terminal(columns: 60, hasColors: false))
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= 60 }, "\(lines)")
    #expect(lines[1].contains("completed"))
    #expect(lines[1].contains("…"))
  }

  @Test func whatComesFromJobsCannotSteerTheTerminal() {
    #expect(PlainText.line("a\u{1B}[31mb\nc\u{202E}d") == "a\\u{1b}[31mb\\nc\\u{202e}d")
    #expect(PlainText.line("학생 \"x\"") == "학생 \"x\"")
  }

  @Test(arguments: [("512M", 512 << 20), ("1g", 1 << 30), ("65536", 65536), ("2K", 2048)])
  func sizesAreRead(_ text: String, _ bytes: Int) {
    #expect(ByteSize(argument: text)?.bytes == bytes)
  }

  @Test(arguments: ["", "G", "-1", "0", "1.5G", "99999999999G"]) func wrongSizesAreRefused(_ text: String) {
    #expect(ByteSize(argument: text) == nil)
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func completionsAreGenerated(_ shell: String) throws {
    let ending = try CommandSpace().run("--generate-completion-script", shell)
    #expect(ending.status == 0)
    #expect(ending.output.contains("submit"))
    #expect(ending.output.contains("--run-at") || ending.output.contains("run-at"))
  }

  @Test func theVersionAndTheHelpAreThere() throws {
    let space = try CommandSpace()
    #expect(try space.run("--version").output == Version.current + "\n")
    for command in [["run"], ["submit"], ["work"], ["queue", "pause"], ["handlers", "check"], ["doctor"]] {
      let help = try space.run(command + ["--help"])
      #expect(help.status == 0)
      #expect(help.output.contains("USAGE: intent \(command.joined(separator: " "))"), "\(help.output)")
    }
  }

  /// `script` gives the program a terminal.
  @Test func coloursAreForTerminalsAndNotUnderNoColor() throws {
    let space = try CommandSpace()
    try space.run("submit", "runtime.query.echo", "--id", "one")
    try space.run("drain")
    let onTerminal = #"TERM=xterm script -qec "stty cols 100; intent list" /dev/null"#
    #expect(try space.shell("unset NO_COLOR; \(onTerminal)").output.contains("\u{1B}[32mcompleted"))
    #expect(try space.shell("export NO_COLOR=1; \(onTerminal)").output.contains("\u{1B}") == false)
    #expect(try space.shell("intent list").output.contains("\u{1B}") == false)
  }
}
