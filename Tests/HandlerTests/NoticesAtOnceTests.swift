import IntentCore
import IntentJSON
import IntentModel
import ServiceTesting
import Testing

/// How notices are sent, many at a time.
struct NoticesAtOnceTests {
  private let key = "attendance.exec.notify_guardians_late"

  /// An academy where three guardians are to be told, by a program.
  private func late(_ program: String, in scripts: TemporaryDirectory) async throws -> TestAcademy {
    scripts.write("sendmail", "#!/bin/sh\ncd \(scripts.path)\n" + program, mode: 0o700)
    let academy = try await TestAcademy.sample(
      services: #"{"messages":{"channel":"sendmail","command":["\#(scripts.path)/sendmail"]}}"#)
    for student in ["s-001", "s-004"] {
      try await academy.completed(
        "attendance.exec.check_in",
        ["student_id": student, "class_id": "math-a", "at": "2024-11-22T16:30:00+09:00"])
    }
    return academy
  }

  /// After the first one, the program takes a message only while another is on its way.
  @Test func severalAreOnTheirWayAtOnce() async throws {
    let scripts = TemporaryDirectory()
    let academy = try await late(
      """
      cat > mail.$$
      test -e first || { touch first; exit 0; }
      touch here.$$
      for try in $(seq 1 200); do
        test "$(ls here.* | wc -l)" -ge 2 && exit 0
        sleep 0.05
      done
      exit 75
      """, in: scripts)
    let report = try await academy.completed(key, ["day": "2024-11-22"])
    #expect(report["notified"]?.elements.map { $0["recipient"]?.string } == ["김보라", "김산", "Olivia Sample"])
    #expect(try academy.sql("SELECT DISTINCT status FROM messages") == ["sent"])
  }

  @Test func aChannelThatIsOutOfOrderIsAskedOnce() async throws {
    let scripts = TemporaryDirectory()
    let academy = try await late("cat > mail.$$; exit 75\n", in: scripts)
    let result = try await academy.run(key, try JSONText(validating: #"{"day":"2024-11-22"}"#))
    guard case .retry = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
    #expect(scripts.names().count { $0.hasPrefix("mail") } == 1)
    #expect(try academy.sql("SELECT DISTINCT status FROM messages") == ["sending"])
  }
}
