import Foundation
import IntentJSON
import Testing

/// Handlers that are programs, through a real daemon.
struct ExecJobTests {
  static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/exec")

  @Test("A program named by a bare name is found in PATH, one by a path beside the registry")
  func programs() throws {
    let workspace = try Workspace(
      intents: """
        "example.exec.in_python": {"exec": ["python3", "handlers/echo.py"]},
        "example.exec.in_shell": {"exec": ["handlers/echo.sh"]}
        """)
    try FileManager.default.copyItem(at: Self.fixtures, to: workspace.root.appending(path: "handlers"))
    for name in ["in_python", "in_shell"] {
      try workspace.drop("\(name).json", key: "example.exec.\(name)", params: #"{"price": 1.10}"#)
    }
    let drain = try workspace.run(["drain"])
    #expect(drain.status == 0)
    for name in ["in_python", "in_shell"] {
      let (state, record) = try workspace.ended(name)
      #expect(state == "completed", "\(record)")
      #expect(record["result"]?.isNull == false, "\(record)")
    }
  }
}
