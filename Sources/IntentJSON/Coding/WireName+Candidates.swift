extension WireName {
  /// The key that stands for a name on the wire, for types that look at which members there are (enums with associated
  /// values do).
  ///
  /// A key cannot be computed from a wire name, since `html_body` may be `htmlBody` or `HTMLBody`. So the spellings are
  /// tried, and one counts only if the type has such a key and its wire name is the one wanted. Names of more than six
  /// words are tried with each word capitalised only.
  static func key<Key: CodingKey>(_ type: Key.Type, for name: String) -> Key? {
    if let key = Key(stringValue: name), of(key.stringValue) == name { return key }
    let words = name.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
    var spellings = [""]
    for (index, word) in words.enumerated() {
      let forms = words.count <= 6 ? forms(of: word, isFirst: index == 0) : [index == 0 ? word : capitalised(word)]
      spellings = spellings.flatMap { start in forms.map { start + $0 } }
    }
    return spellings.lazy.compactMap { Key(stringValue: $0) }.first { of($0.stringValue) == name }
  }

  private static func forms(of word: String, isFirst: Bool) -> [String] {
    var forms = [isFirst ? word : capitalised(word), word.uppercased()]
    if word.hasSuffix("s") { forms.append(word.dropLast().uppercased() + "s") }
    return forms
  }

  private static func capitalised(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }
}
