/// A part of ``StatusReport``: values for programs, lines for people.
protocol StatusSection: Encodable, Sendable {
  /// Lines for a person, fitted to the terminal; none where there is nothing to tell.
  func lines(on terminal: Terminal) -> [String]
}
