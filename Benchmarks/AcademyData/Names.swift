import RandomTesting

/// Names that are made up.
enum Names {
  private static let surnames = [
    "김", "이", "박", "최", "정", "강", "조", "윤", "장", "임", "한", "오", "서", "신", "권", "황", "안", "송", "류", "홍",
  ]
  private static let syllables = [
    "하", "서", "지", "민", "도", "예", "시", "주", "수", "현", "은", "윤", "채", "태", "유", "나", "다", "가", "로", "아",
  ]
  private static let endings = [
    "준", "우", "연", "윤", "빈", "원", "호", "린", "율", "람", "솔", "온", "별", "늘", "결", "담", "슬", "봄", "은", "진",
  ]
  private static let firstNames = [
    "Ada", "Ben", "Clara", "Daniel", "Emma", "Felix", "Grace", "Henry", "Iris", "Jack", "Kate", "Leo", "Mia", "Noah",
    "Olivia", "Paul", "Ruby", "Sam", "Tess", "Will",
  ]
  private static let lastNames = [
    "Archer", "Baker", "Carter", "Dyer", "Fisher", "Gardner", "Hunter", "Mason", "Miller", "Potter", "Sawyer", "Smith",
    "Taylor", "Turner", "Weaver", "Wright",
  ]
  /// Schools beside the academy.
  static let schools = ["한빛초등학교", "새솔초등학교", "가온중학교", "누리중학교", "해오름중학교", "다솜고등학교", "미르고등학교", "온누리고등학교"]
  /// Why somebody did not come.
  static let reasons = ["감기", "병원 진료", "가족 행사", "학교 행사", "여행"]

  static func surname(_ isKorean: Bool, _ random: inout SeededGenerator) -> String {
    // The first names of the list are the most frequent, as in life.
    let index = min(
      Int.random(in: 0..<surnames.count, using: &random), Int.random(in: 0..<surnames.count, using: &random))
    return isKorean ? surnames[index] : lastNames.randomElement(using: &random)!
  }

  static func full(_ surname: String, _ isKorean: Bool, _ random: inout SeededGenerator) -> String {
    isKorean
      ? surname + syllables.randomElement(using: &random)! + endings.randomElement(using: &random)!
      : "\(firstNames.randomElement(using: &random)!) \(surname)"
  }
}

extension SeededGenerator {
  /// True so often, of a thousand times.
  mutating func chance(_ perMille: Int) -> Bool { Int.random(in: 0..<1000, using: &self) < perMille }

  /// One of the numbers from 0, by weights.
  mutating func pick(_ weights: [Int]) -> Int {
    var rest = Int.random(in: 0..<weights.reduce(0, +), using: &self)
    for (index, weight) in weights.enumerated() {
      if rest < weight { return index }
      rest -= weight
    }
    return weights.count - 1
  }

  /// The uid of a job that was never there.
  mutating func uid(at milliseconds: Int64) -> String {
    func hex(_ value: UInt64, _ width: Int) -> String {
      let digits = String(value, radix: 16)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits.suffix(width)
    }
    let time = hex(UInt64(max(0, milliseconds)), 12)
    let (first, second) = (next(), next())
    return
      "\(time.prefix(8))-\(time.suffix(4))-7\(hex(first & 0xFFF, 3))-8\(hex(first >> 12 & 0xFFF, 3))-\(hex(second, 12))"
  }
}
