import Testing

@testable import IntentJSON

@Suite("Names of properties on the wire")
struct WireNameTests {
  static let rows: [(property: String, wire: String)] = [
    ("name", "name"), ("studentID", "student_id"), ("notifyTime", "notify_time"), ("urlString", "url_string"),
    ("HTMLBody", "html_body"), ("line2", "line2"), ("line2D", "line2_d"), ("sha256", "sha256"), ("aB", "a_b"),
    ("studentIDs", "student_ids"), ("URLs", "urls"), ("studentIDsByClass", "student_ids_by_class"), ("isOK", "is_ok"),
    ("maxRetries", "max_retries"), ("callbackURL", "callback_url"), ("someHTTPServerName", "some_http_server_name"),
    ("student_id", "student_id"), ("_private", "_private"), ("_privateName", "_private_name"), ("x", "x"), ("X", "x"),
    ("", ""), ("snake_Case", "snake_case"), ("이름", "이름"),
  ]

  @Test(arguments: rows)
  func wire(_ row: (property: String, wire: String)) {
    #expect(WireName.of(row.property) == row.wire)
  }

  private enum Keys: String, CodingKey, CaseIterable {
    // swift-format-ignore: AlwaysUseLowerCamelCase
    case HTMLBody
    case name, studentID, notifyTime, line2D, studentIDs, callbackURLs, explicit = "given_so", plainHtml
  }

  @Test("the key of a wire name is found, however it is spelled", arguments: Keys.allCases.map(\.rawValue))
  func keys(_ spelling: String) {
    #expect(WireName.key(Keys.self, for: WireName.of(spelling))?.stringValue == spelling)
  }

  @Test(
    "a name without a key has none",
    arguments: ["studentID", "student", "", "_", "student_id_s", "given", "a_b_c_d_e_f_g_h"])
  func noKey(_ name: String) {
    #expect(WireName.key(Keys.self, for: name) == nil)
  }
}
