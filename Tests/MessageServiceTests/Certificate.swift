import ServiceTesting

/// A certificate for 127.0.0.1 that only its own holder vouches for.
struct Certificate {
  private let directory = TemporaryDirectory()
  var path: String { directory.path + "/cert.pem" }
  var key: String { directory.path + "/key.pem" }

  init() throws {
    let openssl = try ChildProcess(
      "openssl",
      [
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1", "-addext",
        "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", path, "-batch",
      ])
    guard openssl.wait() == 0 else { throw ServiceFailure(code: 1, message: "openssl made no certificate") }
  }

  /// The options of smtp_server.py that have it speak TLS with this.
  func server(_ tls: String) -> String { #""tls":"\#(tls)","certificate":"\#(path)","key":"\#(key)""# }
}
