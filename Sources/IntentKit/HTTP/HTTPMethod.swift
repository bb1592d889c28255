/// What a request asks for.
public enum HTTPMethod: String, Sendable, CaseIterable {
  /// To be told something; has no body.
  case get = "GET"
  /// To do or make something.
  case post = "POST"
  /// To put something into place.
  case put = "PUT"
  /// To change a part of something.
  case patch = "PATCH"
  /// To remove something.
  case delete = "DELETE"
}
