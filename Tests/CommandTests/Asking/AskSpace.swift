import Foundation
import ProgramTesting

/// A directory with a registry that knows sentences, and a query that finds people: two of them are called Kim Haneul.
struct AskSpace {
  let space: CommandSpace

  /// Ten in the morning in Seoul, on Thursday.
  static let now = ["--now", "2026-11-26T01:00:00Z"]

  static let intents = """
    "test.query.people": {"exec": ["./people.sh"]},
    "test.query.broken": {"exec": ["./fail.sh"], "patterns": ["{ghost} 부르기"]},
    "test.exec.late": {"exec": ["./note.sh"], "description": "지각을 보호자에게 알립니다", "patterns":
      ["{person}[ 지각] 보호자에게 알려줘", {"text": "{day} 지각생 [보호자에게 ]알려줘", "params": {"all": true}},
       "tell {person}'s guardians[ {day}]"]},
    "test.exec.note": {"exec": ["./note.sh"], "max_retries": 0, "patterns": ["{person} 메모 {body} 저장"]},
    "test.exec.close": {"exec": ["./note.sh"], "approval": {"expires_after": "3d"}, "patterns": ["{month} 마감[해줘]"]},
    "test.exec.card": {"exec": ["./note.sh"], "redact": ["number"], "patterns": ["카드 {number} 등록"]},
    "test.exec.gone": {"library": "RuntimeEcho", "patterns": ["없는 처리"]},
    "test.exec.off": {"exec": ["./note.sh"], "enabled": false, "patterns": ["끄기"]},
    "test.query.show": {"exec": ["./show.sh"], "patterns": ["{person} 출결[ 보여줘]", "{day} 출결[ 보여줘]"]},
    "test.query.room": {"exec": ["./show.sh"], "patterns": ["{room} 출결[ 보여줘]"]},
    "runtime.query.wait": {"library": "RuntimeWait", "patterns": ["{milliseconds} 기다려", "기다려"]}
    """

  static let placeholders = """
    {"person": {"param": "person_id", "titles": ["학생"], "lookup":
       {"intent": "test.query.people", "param": "query", "results": "people"}},
     "room": {"param": "room_id", "lookup":
       {"intent": "test.query.people", "param": "query", "results": "rooms", "id": "room_id", "label": "title"}},
     "ghost": {"lookup": {"intent": "test.query.broken", "param": "query", "results": "people"}},
     "day": {"type": "day"}, "month": {"type": "month"}, "milliseconds": {"type": "integer"}}
    """

  /// Finds whoever's name begins with the words, and who has them as an id.
  private static let people = """
    job=$(cat)
    case "$job" in
    *'"query":"김하늘"'*|*'"query":"Kim Haneul"'*)
      people='{"id":"s-1","name":"김하늘","grade":3},{"id":"s-2","name":"김하늘","grade":5},{"id":"s-3","name":"김하늘별"}' ;;
    *'"query":"s-2"'*) people='{"id":"s-2","name":"김하늘"},{"id":"s-22","name":"s-2 그룹"}' ;;
    *'"query":"박서준"'*) people='{"id":"s-7","name":"박서준"},{"id":"s-8","name":"박서준호"}' ;;
    *'"query":"이도"'*) people='{"id":9,"name":"이도"}' ;;
    esac
    case "$job" in *'"query":"수학"'*|*'"query":"이도"'*) rooms='{"room_id":"m-1","title":"수학"}' ;; esac
    case "$job" in *'"tenant_id":"other"'*) people= ;; esac
    printf '{"people":[%s],"rooms":[%s]}' "$people" "$rooms"
    """

  init(_ intents: String = intents, placeholders: String = placeholders, timezone: String = "Asia/Seoul") throws {
    space = try CommandSpace()
    try space.write(
      "registry.json",
      #"{"version": 1, "timezone": "\#(timezone)", "placeholders": \#(placeholders), "intents": {\#(intents)}}"#)
    try space.program("people.sh", Self.people)
    try space.program("note.sh", "cat")
    try space.program("show.sh", #"printf '{"asked":%s}' "$(cat)""#)
  }

  /// Asks, nobody being at a terminal.
  func ask(_ arguments: String..., environment: [String: String] = [:]) throws -> CommandEnding {
    try space.start(["ask"] + arguments + Self.now, environment: environment).wait()
  }

  /// Asks at a terminal, where somebody types these lines.
  func ask(typing lines: String, _ arguments: String) throws -> (ending: CommandEnding, screen: String) {
    let terminal = try PseudoTerminal(columns: 100, rows: 40)
    terminal.type(lines)
    let ending = try space.shell(
      "intent ask \(arguments) \(Self.now.joined(separator: " ")) <\(terminal.path) 2>\(terminal.path)")
    return (ending, terminal.output)
  }

  var isSpoolMade: Bool { FileManager.default.fileExists(atPath: space.spool.path) }
}
