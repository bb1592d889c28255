/// Looks at one part of an installation. It changes nothing that stays, and finds everything wrong with its part.
protocol Checkup {
  func findings() -> [Finding]
}
