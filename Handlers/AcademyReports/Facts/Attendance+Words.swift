public import AcademyKit

extension Attendance.Status {
  /// `출석`, `Present`
  public func name(_ words: Words) -> String {
    switch self {
    case .present: words("출석", "Present")
    case .late: words("지각", "Late")
    case .absent: words("결석", "Absent")
    case .excused: words("공결", "Excused")
    }
  }

  /// The mark that registers have for it, which tells it without a colour.
  public var mark: String {
    switch self {
    case .present: "○"
    case .late: "△"
    case .absent: "×"
    case .excused: "–"
    }
  }

  /// Its tone.
  public var tone: Tone {
    switch self {
    case .present: .blue
    case .late: .amber
    case .absent: .red
    case .excused: .grey
    }
  }

  /// How it is filled in a calendar, where what is as it should be stays in the background.
  var shade: HeatMap.Shade { self == .present ? .level(3) : .tone(tone) }

  /// What is worse counts for more.
  var weight: Int {
    switch self {
    case .excused: 0
    case .present: 1
    case .late: 2
    case .absent: 3
    }
  }
}

extension AttendanceCounts {
  /// Counts of records.
  public init(_ records: [Attendance]) {
    self.init()
    for record in records {
      switch record.status {
      case .present: present += 1
      case .late: late += 1
      case .absent: absent += 1
      case .excused: excused += 1
      }
    }
  }
}
