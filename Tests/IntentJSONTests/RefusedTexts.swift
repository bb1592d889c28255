import IntentJSON

/// Texts that RFC 8259 does not allow, with the code each must be refused with.
enum RefusedTexts {
  static let rows: [TextCase] = table.flatMap { code, texts in
    texts.map { TextCase(bytes: Array($0.utf8), code: code) }
  }

  private static let table: [(JSONError.Code, [String])] = [
    // empty
    (
      .empty,
      [
        "", " ", "\t\r\n ",
      ]
    ),
    // truncated
    (
      .truncated,
      [
        "[", "{", "[1", "[1,", "[1, ", "{\"a\"", "{\"a\":", "{\"a\": ", "{\"a\":1", "{\"a\":1,", "{\"a\":1,\"b",
        "\"", "\"abc", "[\"a", "[[1]", "{\"a\":[1,{}]", "t", "tr", "tru", "fals", "nul", "n", "-", "1.", "-1.",
        "1e", "1e+", "1E-", "1.5e", "[1.", "[tru", #""\"#, #""\u"#, #""\u0"#, #""\u00"#, #""\u004"#, #""\ud83d"#,
        #""\ud83d\"#, #""\ud83d\u"#, #""\ud83d\ude0"#, #"["\n"#,
      ]
    ),
    // comma
    (
      .unexpectedByte,
      [
        "[1,]", "[,]", "[,1]", "[1,,2]", "{\"a\":1,}", "{,}", "{,\"a\":1}", "{\"a\":1,,\"b\":2}", "[1 2]",
        "[\"a\" \"b\"]", "{\"a\":1 \"b\":2}", "[1;2]", ",", "[[1],]", "[1,\n]",
      ]
    ),
    // colon
    (
      .unexpectedByte,
      [
        "{\"a\" 1}", "{\"a\"}", "{\"a\",1}", "{\"a\"::1}", "{\"a\"=1}", "{:1}", "{\"a\":}", "{\"a\":,}",
        "[\"a\":1]", ":",
      ]
    ),
    // name
    (
      .unexpectedByte,
      [
        "{a:1}", "{1:1}", "{null:1}", "{'a':1}", "{[]:1}", "{{}:1}", "{\"a\":1,b:2}", "{\"a\":1,2}",
      ]
    ),
    // bracket
    (
      .unexpectedByte,
      [
        "]", "}", "[}", "{]", "[1}", "{\"a\":1]", "[{]}", "[[1}",
      ]
    ),
    // after the value
    (
      .trailingContent,
      [
        "1 2", "{}{}", "[]]", "{}}", "null,", "true false", "\"a\"b", "[] // x", "{}#", "1x", "0x10", "1_000",
        "truex", "nullnull", "1,", "{}\u{0}", "[]\u{FEFF}", "-0x", "123abc", "1.5.5", "1e5e5", "1-2", "1+2",
      ]
    ),
    // word
    (
      .unexpectedByte,
      [
        "True", "TRUE", "None", "undefined", "nil", "NULL", "tRue", "trub", "nulx", "falsy", "[True]", "yes", "a",
      ]
    ),
    // not a number
    (
      .unexpectedByte,
      [
        "NaN", "Infinity", "+1", ".5", "+Infinity", "[+1]", "[.5]", "[NaN]", "１",
      ]
    ),
    // number
    (
      .invalidNumber,
      [
        "01", "00", "-01", "-00", "007", "[01]", "-a", "-NaN", "-Infinity", "--1", "-.5", "-+1", "1.e5", "1.a",
        "1.]", "[1.]", "[1.,2]", "1..5", "1e.5", "1ea", "1e+-5", "[1e]", "[1e+]", "[-]", "- 1", "1e 5", "1. 5",
      ]
    ),
    // comment
    (
      .unexpectedByte,
      [
        "/* x */1", "// x\n1", "# x\n1", "[1,/* x */2]", "[1/* x */]", "{/* x */}", "[1,// x\n2]",
      ]
    ),
    // quotes
    (
      .unexpectedByte,
      [
        "'a'", "['a']", "`a`", "“a”", "«a»",
      ]
    ),
    // whitespace
    (
      .unexpectedByte,
      [
        "\u{0B}1", "\u{0C}1", "\u{A0}1", "\u{2028}1", "\u{85}1", "[\u{A0}1]", "\u{0}", "[\u{0}]", "\u{8}1",
        "\u{200B}1",
      ]
    ),
    // control character in a string
    (
      .unexpectedByte,
      [
        "\"\u{0}\"", "\"a\u{0}b\"", "\"\n\"", "\"\t\"", "\"\r\"", "\"\u{1F}\"", "\"12345678\u{1}\"",
        "\"1234567\u{1F}8\"", "{\"a\nb\":1}",
      ]
    ),
    // escape
    (
      .invalidEscape,
      [
        #""\x41""#, #""\a""#, #""\v""#, #""\0""#, #""\'""#, #""\U0041""#, #""\ ""#, #""\é""#, #""\u00g0""#,
        #""\u004""#, #""\u{41}""#, #""\u 041""#, #""\u+041""#, #""\u-041""#, "\"\\\n\"", #"{"\x":1}"#,
      ]
    ),
    // surrogate
    (
      .loneSurrogate,
      [
        #""\ud800""#, #""\udbff""#, #""\udc00""#, #""\udfff""#, #""\ud800\ud800""#, #""\udc00\ud800""#,
        #""\ud800x""#, #""\ud800\n""#, #""\ud800\u0041""#, #""\ud83d\\ude00""#, #""a\udc00b""#,
        #""\ud83d\ude00\ud83d""#, #"{"\ud800":1}"#, #""\ud83dude00""#,
      ]
    ),
    // duplicate
    (
      .duplicateMember,
      [
        "{\"a\":1,\"a\":1}", "{\"a\":1,\"b\":2,\"a\":3}", "{\"\":1,\"\":2}", #"{"a":1,"\u0061":2}"#,
        #"{"\u0061":1,"\u0061":2}"#, #"{"\n":1,"\u000a":2}"#, #"{"é":1,"\u00e9":2}"#, #"{"/":1,"\/":2}"#,
        #"{"😀":1,"\ud83d\ude00":2}"#, "[{\"a\":1,\"a\":2}]", "{\"x\":{\"a\":1,\"a\":2}}",
        "{\"a\":{\"b\":1},\"a\":2}", "{\"a\":{\"a\":1},\"b\":[],\"a\":2}",
      ]
    ),
    // mark
    (
      .byteOrderMark,
      [
        "\u{FEFF}1", "\u{FEFF}", "\u{FEFF}{}",
      ]
    ),
  ]
}
