import MessageService
import ServiceTesting
import Testing

/// What `services.messages` may not say, with the word that tells what is wrong.
struct ConfigurationTests {
  @Test(arguments: [
    (#"{"channel":"pigeon"}"#, "services.messages.channel"), (#"{"from":"nobody"}"#, "services.messages.from"),
    (#"{"from":"A\nBcc: x <a@b.org>"}"#, "control character"),
    (#"{"directory":"../out"}"#, "leaves the data directory"),
    (#"{"timeout":"0s"}"#, "services.messages.timeout"), (#"{"url":"https://x.example"}"#, "unknown members: url"),
    (#"{"channel":"sendmail","command":[]}"#, "services.messages.command"),
    (#"{"channel":"sendmail","command":["sendmail"]}"#, "absolute path"), (#"{"channel":"webhook"}"#, "url"),
    (#"{"channel":"webhook","url":"ftp://x.example"}"#, "no URL that starts with https"),
    (#"{"channel":"webhook","url":"http://x.example"}"#, "unencrypted"),
    (#"{"channel":"webhook","url":"http://localhost@x.example/"}"#, "unencrypted"),
    (
      #"{"channel":"webhook","url":"https://x.example","headers":{"A":"${INTENT_TEST_NO_SUCH}"}}"#,
      "INTENT_TEST_NO_SUCH"
    ),
    (#"{"channel":"webhook","url":"https://x.example","headers":{"A":"b\r\nC: d"}}"#, "no header takes"),
    (#"{"channel":"webhook","url":"https://x.example","headers":{"A B":"b"}}"#, "no name of a header"),
    (#"{"channel":"smtp"}"#, "services.messages.url"),
    (#"{"channel":"smtp","url":"https://x.example"}"#, "no smtp://host:port"),
    (#"{"channel":"smtp","url":"smtp://a:b@x.example"}"#, "a login belongs in username and password"),
    (#"{"channel":"smtp","url":"smtp://x.example/path"}"#, "no smtp://host:port"),
    (#"{"channel":"smtp","url":"smtp://x.example\r\nNOOP"}"#, "no smtp://host:port"),
    (#"{"channel":"smtp","url":"smtps://x.example","starttls":"never"}"#, "no meaning with smtps"),
    (#"{"channel":"smtp","url":"smtp://x.example","starttls":"maybe"}"#, "\"required\", \"allowed\", \"never\""),
    (#"{"channel":"smtp","url":"smtp://x.example","username":"u"}"#, "a login needs both"),
    (#"{"channel":"smtp","url":"smtp://x.example","username":"u","password":"a\nb"}"#, "control character"),
    (
      #"{"channel":"smtp","url":"smtp://x.example","username":"u","password":"${INTENT_TEST_NO_SUCH}"}"#,
      "services.messages.password in registry.json: the environment variable INTENT_TEST_NO_SUCH is not set"
    ),
    (
      #"{"channel":"smtp","url":"smtp://x.example","username":"u","password":"p","starttls":"allowed"}"#,
      "has to be \"required\""
    ),
    (
      #"{"channel":"smtp","url":"smtp://127.0.0.1.x.example","username":"u","password":"p","starttls":"never"}"#,
      "has to be \"required\""
    ),
    (#"{"channel":"smtp","url":"smtp://x.example","ca_file":"ca.pem"}"#, "services.messages.ca_file"),
    (#"{"channels":{}}"#, "services.messages.channels"), (#"{"channels":[]}"#, "services.messages.channels"),
    (#"{"channels":{"a":"maildir"}}"#, "services.messages.channels.a"),
    (#"{"channels":{"a b":{}}}"#, "letters, digits"), (#"{"channels":{"":{}}}"#, "letters, digits"),
    (
      #"{"channels":{"a":{},"b":{}}}"#,
      "services.messages.default in registry.json is missing: it has to be one of a, b"
    ),
    (#"{"channels":{"a":{},"b":{}},"default":"c"}"#, "\"c\", is none of the channels: a, b"),
    (#"{"channels":{"a":{}},"channel":"maildir"}"#, "unknown members: channel"),
    (#"{"default":"maildir"}"#, "unknown members: default"),
    (
      #"{"channels":{"a":{"from":"x@y.org"}}}"#,
      "services.messages.channels.a in registry.json has unknown members: from"
    ),
    (#"{"channels":{"a":{"channel":"webhook"}}}"#, "services.messages.channels.a.url"),
    (
      #"{"channels":{"a":{"channel":"webhook","url":"https://x.example","headers":{"A B":"b"}}}}"#,
      "services.messages.channels.a.headers.A B"
    ),
    (#"{"channels":{"a":{"channel":"sendmail","command":["x"]}}}"#, "services.messages.channels.a.command"),
    (
      #"{"channels":{"a":{"channel":"smtp","url":"smtp://x.example","password":"p"}}}"#,
      "services.messages.channels.a in"
    ),
  ])
  func configurationIsChecked(_ configuration: String, _ reason: String) {
    let failure = failure { _ = try Outbox(configuration) }
    #expect(failure?.message.contains(reason) == true, "\(failure?.message ?? "none")")
  }
}
