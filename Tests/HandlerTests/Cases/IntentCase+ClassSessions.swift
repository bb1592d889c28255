extension IntentCase {
  private static let cancelled = Step(
    "class.exec.cancel_session", #"{"class_id": "math-a", "day": "2024-11-22", "reason": "공휴일"}"#)

  static let classSessions = [
    IntentCase(
      key: "class.exec.update_schedule",
      params: #"{"class_id": "math-a", "days": "tue thu", "capacity": 4}"#,
      result: [
        "changes[0]": #"{"field":"days","before":"mon wed fri","after":"tue thu"}"#, "changes[1].after": #""4""#,
      ],
      invalid: Refusal(#"{"class_id": "math-a", "starts_at": "25:00"}"#, "starts_at", "is no time of day"),
      missing: Refusal(#"{"class_id": "art", "room": "201"}"#, "class_id", "there is no class art")),
    IntentCase(
      key: "class.exec.cancel_session",
      params: #"{"class_id": "math-a", "day": "2024-11-22", "reason": "공휴일"}"#,
      result: ["session": #""regular""#, "recorded": "0", "changed": "true"],
      invalid: Refusal(
        #"{"class_id": "math-a", "day": "2999-01-02", "reason": "공휴일"}"#, "day", "more than a year ahead"),
      missing: Refusal(
        #"{"class_id": "math-a", "day": "2024-11-23", "reason": "공휴일"}"#, nil, "does not meet on 2024-11-23")),
    IntentCase(
      key: "class.exec.add_makeup_session",
      before: [cancelled],
      params: #"{"class_id": "math-a", "day": "2024-11-23", "makes_up_for": "2024-11-22", "room": "201"}"#,
      result: ["session.state": #""makeup""#, "session.starts_at": #""16:00""#, "changed": "true"],
      invalid: Refusal(
        #"{"class_id": "math-a", "day": "2024-11-23", "minutes": 0}"#, "minutes", "is not from 1 to 1440"),
      missing: Refusal(
        #"{"class_id": "math-a", "day": "2024-11-23", "makes_up_for": "2024-11-20"}"#, nil, "nothing to make up for")),
    IntentCase(
      key: "class.exec.notify_schedule_change",
      before: [cancelled],
      params: #"{"class_id": "math-a", "day": "2024-11-22"}"#,
      result: ["changes[0].kind": #""cancelled""#, "notified[0].recipient": #""Olivia Sample""#],
      invalid: Refusal(
        #"{"class_id": "math-a", "day": "2024-11-22", "timetable": true}"#, "timetable", "either day or timetable"),
      missing: Refusal(#"{"class_id": "math-a", "day": "2024-11-25"}"#, nil, "is cancelled or added on 2024-11-25")),
  ]

  static let classQueries = [
    IntentCase(
      key: "class.query.roster",
      params: #"{"class_id": "eng-b"}"#,
      result: ["students[0].name": #""Emma Sample""#, "students[0].guardians[0].name": #""Olivia Sample""#],
      invalid: Refusal(#"{"class_id": "eng-b", "limit": 0}"#, "limit", "is not from 1 to 1000"),
      missing: Refusal(#"{"class_id": "art"}"#, "class_id", "there is no class art")),
    IntentCase(
      key: "class.query.timetable",
      before: [cancelled],
      params: #"{"week_of": "2024-11-20"}"#,
      result: [
        "week": #""2024-W47""#, "sessions[0].class_id": #""math-a""#, "sessions[4].state": #""cancelled""#,
        "sessions[5].class_id": #""sci-c""#,
      ],
      invalid: Refusal(#"{"week_of": "2024-W47"}"#, "week_of", "is no day"),
      missing: Refusal(#"{"teacher_id": "t-9"}"#, "teacher_id", "there is nobody of the staff")),
    IntentCase(
      key: "class.query.capacity",
      params: #"{"class_id": "math-a"}"#,
      result: ["classes[0].free": "8", "classes[0].enrolled": "4", "free": "8"],
      invalid: Refusal(#"{"limit": 1001}"#, "limit", "is not from 1 to 1000"),
      missing: Refusal(#"{"class_id": "art"}"#, "class_id", "there is no class art")),
  ]
}
