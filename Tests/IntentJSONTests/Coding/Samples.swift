import FoundationEssentials
import IntentJSON

/// What a handler's parameters may look like.
struct Sample: Codable, Equatable {
  struct Student: Codable, Equatable {
    var studentID: String
    var name: String?
    var age: UInt8
  }

  enum Channel: String, Codable, CaseIterable {
    case sms, eMail = "e_mail"
  }

  enum Target: Codable, Equatable {
    case everyone
    case oneStudent(studentID: String)
    case withinClass(String, floorNumber: Int)
  }

  var students: [Student]
  var notifyTime: Date?
  var channel: Channel
  var target: Target
  var labels: [String: Int]
  var ratio: Double
  var share: Float
  var raw: JSONText
  var callbackURL: URL?
  var matrix: [[Int]]
  var maybe: [Bool?]
  var byNumber: [Int: String]
}

extension Sample {
  static let json = #"""
    {
      "students": [{"student_id": "s1", "name": "김", "age": 17, "unknown": {"a": [1]}}, {"age": 0, "student_id": "s2"}],
      "notify_time": "2026-11-21T09:00:00.5+09:00",
      "channel": "e_mail",
      "target": {"one_student": {"student_id": "s1"}},
      "labels": {"keepMe": 1, "keep_me": 2, "KeepMe": 3},
      "ratio": 0.1, "share": 0.1,
      "raw": {"n": 1.10,  "b": [ ], "a": 12345678901234567890},
      "callback_url": "https://example.org/a?b=c",
      "matrix": [[1, 2], [], [3]],
      "maybe": [true, null, false],
      "by_number": {"7": "x", "-1": "y"}
    }
    """#

  static func value() throws -> Sample {
    Sample(
      students: [Student(studentID: "s1", name: "김", age: 17), Student(studentID: "s2", name: nil, age: 0)],
      notifyTime: Date(timeIntervalSince1970: 1_795_219_200.5), channel: .eMail, target: .oneStudent(studentID: "s1"),
      labels: ["keepMe": 1, "keep_me": 2, "KeepMe": 3], ratio: 0.1, share: 0.1,
      raw: try JSONText(validating: #"{"n": 1.10,  "b": [ ], "a": 12345678901234567890}"#),
      callbackURL: URL(string: "https://example.org/a?b=c"), matrix: [[1, 2], [], [3]], maybe: [true, nil, false],
      byNumber: [7: "x", -1: "y"])
  }
}

/// The error of reading a text as a type, or nil if it is read.
func decodingError<Value: Decodable>(_ type: Value.Type, _ text: String, path: String = "") -> JSONError? {
  do throws(JSONError) {
    _ = try JSONCoding.decode(type, from: try JSONText(validating: text), path: path)
    return nil
  } catch {
    return error
  }
}

/// The text that a value is written as.
func encoded(_ value: some Encodable) throws -> String {
  try JSONCoding.encode(value).text
}

/// The value that a text is read as.
func decoded<Value: Decodable>(_ text: String, as type: Value.Type = Value.self) throws -> Value {
  try JSONCoding.decode(type, from: try JSONText(validating: text))
}
