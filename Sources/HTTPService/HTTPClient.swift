internal import CIntentABI
internal import ServiceKit

/// The service: checks a request, and makes it to the endpoint that it names.
final class HTTPClient: Sendable {
  private let host: ServiceHost
  private let endpoints: [String: Endpoint]

  init(_ host: ServiceHost) throws(ServiceError) {
    self.host = host
    endpoints = try HTTPConfiguration.endpoints(host.configuration)
  }

  /// Makes a request for an attempt.
  func perform(_ bytes: [UInt8], body: [UInt8], _ token: intent_token) throws(HTTPError) -> HTTPAnswer {
    guard !host.isStale(token) else { throw .stale }
    let request = try HTTPRequest(bytes, body: body)
    guard let endpoint = endpoints[request.endpoint] else {
      let known = endpoints.keys.sorted().joined(separator: ", ")
      throw .invalid(
        "there is no endpoint \"\(request.endpoint)\": services.http.endpoints in registry.json names "
          + (known.isEmpty ? "none" : known))
    }
    return try Transfer(request, to: endpoint).run()
  }
}
