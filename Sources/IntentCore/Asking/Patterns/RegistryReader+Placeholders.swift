import IntentJSON
import IntentModel

extension RegistryReader {
  /// The time zone's name; whether there is such a zone is not asked.
  mutating func timezone() -> String? {
    guard let value = document.section("timezone") else { return nil }
    if let name = value.string, !name.isEmpty { return name }
    fail("timezone", value, expected: "an IANA name, as in \"Asia/Seoul\"")
    return nil
  }

  /// What placeholders mean, by their names.
  mutating func placeholders() -> [String: Placeholder] {
    guard let section = document.section("placeholders") else { return [:] }
    guard section.kind == .object else {
      fail("placeholders", section, expected: "an object of placeholders' names and what they mean")
      return [:]
    }
    var placeholders: [String: Placeholder] = [:]
    for member in section.members {
      let name = member.name
      if let placeholder = placeholder(name, member.value) { placeholders[name] = placeholder }
    }
    return placeholders
  }

  private static let placeholderMembers = ["param", "type", "lookup", "words", "currency", "currency_param", "titles"]

  private mutating func placeholder(_ name: String, _ value: JSONText) -> Placeholder? {
    let path = "placeholders.\(name)"
    guard PlaceholderName.isValid(name) else {
      fail(path, value, "is no name of a placeholder: it has lower case letters, digits and _")
      return nil
    }
    let before = problems.count
    guard let members = members(value, path, known: Self.placeholderMembers) else { return nil }
    let type = placeholderType(members)
    let placeholder = Placeholder(
      name, param: filled(members, "param"), type: type ?? .text, titles: strings(members, "titles"))
    return problems.count == before ? placeholder : nil
  }

  private mutating func placeholderType(_ members: RegistryMembers) -> PlaceholderType? {
    for name in ["currency", "currency_param"] where members["type"]?.string != "amount" {
      if let value = members[name] { fail(members.path(name), value, "goes with \"type\": \"amount\": remove it") }
    }
    switch (members["type"], members["lookup"], members["words"]) {
    case (nil, nil, nil): return .text
    case (let type?, nil, nil): return namedType(type, members)
    case (nil, let lookup?, nil): return self.lookup(lookup, members.path("lookup")).map(PlaceholderType.lookup)
    case (nil, nil, let words?): return self.words(words, members.path("words"))
    default:
      fail(members.path, members.object, "has more than one of type, lookup and words: they are three ways to read it")
      return nil
    }
  }

  private mutating func namedType(_ value: JSONText, _ members: RegistryMembers) -> PlaceholderType? {
    switch value.string {
    case "text": return .text
    case "integer": return .integer
    case "day": return .day
    case "week": return .week
    case "month": return .month
    case "time": return .time
    case "moment": return .moment
    case "amount": return .amount(usual: currency(members) ?? "KRW", currencyParam: filled(members, "currency_param"))
    default:
      let known = PlaceholderType.named
      let nearest = value.string.flatMap { Nearest.name(to: $0, among: known) }.map { "; did you mean \"\($0)\"?" }
      fail(members.path("type"), value, expected: "one of \(known.joined(separator: ", "))" + (nearest ?? ""))
      return nil
    }
  }

  private mutating func currency(_ members: RegistryMembers) -> String? {
    guard let value = members["currency"] else { return nil }
    if let code = value.string, AmountReader.isCurrency(code) { return code }
    fail(members.path("currency"), value, expected: "one of \(AmountReader.known.joined(separator: ", "))")
    return nil
  }

  private mutating func words(_ value: JSONText, _ path: String) -> PlaceholderType? {
    var words: [PlaceholderType.Word] = []
    for member in value.members { words.append(PlaceholderType.Word(said: member.name, value: member.value)) }
    if !words.isEmpty { return .words(words) }
    fail(path, value, expected: "an object of words and the values they stand for, as in {\"현금\": \"cash\"}")
    return nil
  }

  private mutating func lookup(_ value: JSONText, _ path: String) -> PlaceholderLookup? {
    let known = ["intent", "param", "params", "results", "id", "label"]
    guard let members = members(value, path, known: known) else { return nil }
    let before = problems.count
    let key = lookupIntent(members)
    for name in ["intent", "results"] where members[name] == nil {
      fail(members.path(name), value, "is missing: a lookup names an intent, and the array of results in its result")
    }
    if let params = members["params"], params.kind != .object {
      fail(members.path("params"), params, expected: "an object of parameters")
    }
    let (param, results) = (filled(members, "param"), filled(members, "results"))
    let (id, label) = (filled(members, "id") ?? "id", filled(members, "label") ?? "name")
    guard problems.count == before, let key, let results else { return nil }
    return PlaceholderLookup(
      intent: key, param: param, params: members["params"] ?? .emptyObject, results: results, id: id, label: label)
  }

  /// A query that the registry has.
  private mutating func lookupIntent(_ members: RegistryMembers) -> IntentKey? {
    guard let value = members["intent"] else { return nil }
    let path = members.path("intent")
    guard let name = value.string, let key = try? IntentKey(name) else {
      fail(path, value, expected: "an intent's key, as in \"student.query.search\"")
      return nil
    }
    guard key.kind == .query else {
      fail(path, value, "\(key) is no query: what may change something is not run before somebody has agreed")
      return nil
    }
    let intents = (document.section("intents") ?? .emptyObject).members
    if intents.contains(where: { $0.isNamed(name) }) { return key }
    let nearest = Nearest.name(to: name, among: intents.lazy.map(\.name)).map { ": did you mean \($0)?" } ?? ""
    fail(path, value, "the registry has no intent \(key)\(nearest)")
    return nil
  }

  /// A string that is not empty.
  private mutating func filled(_ members: RegistryMembers, _ name: String) -> String? {
    guard let value = members[name] else { return nil }
    if let text = value.string, !text.isEmpty { return text }
    fail(members.path(name), value, expected: "a name")
    return nil
  }

  private mutating func strings(_ members: RegistryMembers, _ name: String) -> [String] {
    guard let value = members[name] else { return [] }
    let strings = value.elements.compactMap(\.string).filter { AskedText($0).count > 0 }
    if value.kind == .array, strings.count == value.elements.reduce(0, { count, _ in count + 1 }) { return strings }
    fail(members.path(name), value, expected: "an array of words, as in [\"학생\", \"student\"]")
    return []
  }
}
