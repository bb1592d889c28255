internal import IntentJSON

/// A request as a handler gave it, checked.
struct HTTPRequest: Sendable {
  var endpoint: String
  var method: String
  /// Relative to the endpoint's address; may be empty.
  var path: String
  var headers: [HeaderLine]
  var body: [UInt8]

  /// Reads the JSON of intent_http.h.
  init(_ bytes: [UInt8], body: [UInt8]) throws(HTTPError) {
    let json: JSONText
    do throws(JSONError) {
      json = try JSONText(validating: bytes)
    } catch {
      throw .invalid("the request is no JSON: \(error)")
    }
    guard json.kind == .object else {
      throw .invalid("the request is \(json.kind.rawValue), where an object is expected")
    }
    let known = ["endpoint", "method", "path", "headers"]
    for member in json.members where !known.contains(member.name) {
      throw .invalid("the request has an unknown member \"\(member.name)\"; known are \(known.joined(separator: ", "))")
    }
    endpoint = try Self.text("endpoint", json)
    method = try Self.text("method", json)
    guard ["GET", "POST", "PUT", "PATCH", "DELETE"].contains(method) else {
      throw .invalid("the request's method is \"\(method)\", where GET, POST, PUT, PATCH or DELETE is expected")
    }
    path = json["path"] == nil ? "" : try Self.text("path", json)
    if let problem = RequestPath.problem(path) {
      throw .invalid("the request's path \"\(path.prefix(200))\": \(problem)")
    }
    headers = try Self.headers(json["headers"] ?? .emptyObject)
    guard method != "GET" || body.isEmpty else { throw .invalid("the request is a GET and has a body") }
    self.body = body
  }

  private static func text(_ name: String, _ json: JSONText) throws(HTTPError) -> String {
    guard let text = json[name]?.string else { throw .invalid("the request has no \(name), which is a string") }
    return text
  }

  private static func headers(_ json: JSONText) throws(HTTPError) -> [HeaderLine] {
    guard json.kind == .object else { throw .invalid("the request's headers are no object of strings") }
    var headers: [HeaderLine] = []
    for member in json.members {
      guard let value = member.value.string else { throw .invalid("the request's header \(member.name) is no string") }
      let line = HeaderLine(name: member.name, value: value)
      if let problem = line.problem { throw .invalid("the request's header \"\(member.name)\": \(problem)") }
      guard !headers.contains(where: { $0.isNamed(member.name) }) else {
        throw .invalid("the request has the header \(member.name) twice")
      }
      headers.append(line)
    }
    return headers
  }
}
