/// The runtime itself took that record away (a retry by hand, or the end of its time): it is not written again.
struct ForgetEntry: Sendable, Equatable {
  var place: Place
}

extension ForgetEntry {
  init?(_ reader: inout ByteReader) {
    guard let place = Place(&reader) else { return nil }
    self.init(place: place)
  }

  func write(to writer: inout ByteWriter) {
    place.write(to: &writer)
  }
}
