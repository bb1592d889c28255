import RandomTesting
import Testing

@testable import AcademyReports

/// What charts are drawn by.
struct ChartTests {
  @Test func axesHoldTheirValuesAndAreRound() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<2000 {
      let largest =
        Double(Int.random(in: 0...1_000_000_000, using: &random)) / Double(Int.random(in: 1...1000, using: &random))
      let scale = Scale(upTo: largest)
      #expect(scale.top >= largest && scale.bottom == 0)
      #expect((2...6).contains(scale.marks.count), "\(scale) for \(largest)")
      #expect(scale.marks.last == scale.top)
      #expect(scale.step >= 1 && scale.step == scale.step.rounded())
      #expect(scale.top < largest * 2 || scale.top <= 5, "\(scale) for \(largest)")
    }
  }

  @Test func labelsDoNotTouch() {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<500 {
      let labels = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        String(repeating: "가", count: Int.random(in: 1...9, using: &random))
      }
      let spacing = Double.random(in: 8...90, using: &random)
      let shown = Drawing.shown(labels, spacing: spacing)
      #expect(shown.last == labels.count - 1)
      for (left, right) in zip(shown, shown.dropFirst()) {
        let gap =
          spacing * Double(right - left) - (Drawing.width(of: labels[left]) + Drawing.width(of: labels[right])) / 2
        #expect(gap >= 4)
      }
    }
  }

  @Test func aLongNameIsCutOff() {
    let name = "고등 심화 수학 특강 겨울방학 집중반"
    #expect(Drawing.fitted(name, in: 500) == name)
    let cut = Drawing.fitted(name, in: 100)
    #expect(cut.hasSuffix("…") && Drawing.width(of: cut) <= 112 && name.hasPrefix(cut.dropLast()))
  }

  @Test func numbersForDrawingsHaveOneDigitBehindThePoint() {
    #expect([0, 12, 12.34, -0.26, 99.96].map(\.svg) == ["0", "12", "12.3", "-0.3", "100"])
  }

  @Test func textIsEscaped() {
    var html = HTMLWriter()
    html.element("p", ["title": "\"<&>'"], text: "a<b & \"c\"\u{0}\u{1B}\u{FFFE}\n한글")
    #expect(
      html.html
        == "<p title=\"&quot;&lt;&amp;&gt;'\">a&lt;b &amp; &quot;c&quot;\u{FFFD}\u{FFFD}\u{FFFD}\n한글</p>")
  }
}
