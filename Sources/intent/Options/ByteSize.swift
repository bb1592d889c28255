import ArgumentParser

/// A number of bytes as people write it: `512M`, `1G`, `65536`.
struct ByteSize: ExpressibleByArgument, CustomStringConvertible, Sendable {
  var bytes: Int

  private static let units: [(name: Character, bytes: Int)] = [("G", 1 << 30), ("M", 1 << 20), ("K", 1 << 10)]

  init(bytes: Int) {
    self.bytes = bytes
  }

  init?(argument: String) {
    let unit = Self.units.first { argument.uppercased().last == $0.name }
    guard let number = Int(unit == nil ? argument[...] : argument.dropLast()), number > 0 else { return nil }
    let (product, overflow) = number.multipliedReportingOverflow(by: unit?.bytes ?? 1)
    if overflow { return nil }
    bytes = product
  }

  var description: String {
    for unit in Self.units where bytes >= unit.bytes && bytes % unit.bytes == 0 {
      return "\(bytes / unit.bytes)\(unit.name)"
    }
    return String(bytes)
  }
}
