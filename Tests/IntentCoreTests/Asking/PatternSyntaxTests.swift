import Testing

@testable import IntentCore

@Suite("The syntax of patterns")
struct PatternSyntaxTests {
  private func sentences(_ text: String) throws -> [String] {
    try PatternSyntax.sentences(text).map { pieces in
      pieces.map { piece in
        switch piece {
        case .text(let text): text
        case .placeholder(let name): "<\(name)>"
        }
      }.joined()
    }
  }

  @Test(
    "brackets stand for several sentences",
    arguments: [
      ("{student} 지각", ["<student> 지각"]), ("출결[을] 요약", ["출결을 요약", "출결 요약"]), ("(a|b) c", ["a c", "b c"]),
      ("[a|b]c", ["ac", "bc", "c"]), ("a[ {x}[ b]]", ["a <x> b", "a <x>", "a"]), (#"a \[b\] \{c\}"#, ["a [b] {c}"]),
      ("(a|)b", ["ab", "b"]), ("", [""]),
    ])
  func expands(text: String, expected: [String]) throws {
    #expect(try sentences(text) == expected)
  }

  @Test(
    "what is no pattern says why",
    arguments: [
      ("{student 지각", "\"{\" that is not closed"), ("student} 지각", "\"}\" that closes nothing"),
      ("[을 지각", "\"[\" that is not closed"), ("(a|b", "\"(\" that is not closed"), ("a]", "\"]\" that closes nothing"),
      ("a|b", "outside of brackets"), ("{Student} a", "{Student}, which is no placeholder"), ("{} a", "{}, which is"),
      ("a\\", "stands before nothing"), ("[a|b|c][d|e|f][a|b|c][d|e|f][a|b|c]", "more than 500 sentences"),
      ("[[[[[[[[[a]]]]]]]]]", "more than 8 deep"),
    ])
  func refuses(text: String, says: String) {
    let error = #expect(throws: PatternError.self) { try PatternSyntax.sentences(text) }
    #expect(error?.message.contains(says) == true, "\(error?.message ?? "")")
  }
}
