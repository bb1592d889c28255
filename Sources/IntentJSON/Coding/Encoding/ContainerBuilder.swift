/// The bytes of a container while it is being encoded.
///
/// Values are appended as they come. A nested container may still grow while its outer one goes on, so it leaves a hole
/// that is filled at the end.
final class ContainerBuilder {
  private let isObject: Bool
  private var bytes: [UInt8]
  private var holes: [(position: Int, content: ValueEncoder)] = []
  private(set) var count = 0

  init(isObject: Bool) {
    self.isObject = isObject
    bytes = []
    bytes.reserveCapacity(128)
    bytes.append(UInt8(ascii: isObject ? "{" : "["))
  }

  /// Appends a value; in an object under a name.
  func append(_ value: some Collection<UInt8>, name: String?) {
    begin(name)
    bytes.append(contentsOf: value)
  }

  /// Appends a string; in an object under a name.
  func append(string: String, name: String?) {
    begin(name)
    JSONEscape.append(string, to: &bytes)
  }

  /// Leaves a hole for what this encoder will have at the end.
  func appendHole(_ content: ValueEncoder, name: String?) {
    begin(name)
    holes.append((bytes.count, content))
  }

  /// The whole container. Nothing can be appended afterwards.
  func finish() -> [UInt8] {
    bytes.append(UInt8(ascii: isObject ? "}" : "]"))
    if holes.isEmpty { return bytes }
    var output: [UInt8] = []
    var start = 0
    for hole in holes {
      output.append(contentsOf: bytes[start..<hole.position])
      output.append(contentsOf: hole.content.finish())
      start = hole.position
    }
    output.append(contentsOf: bytes[start...])
    return output
  }

  private func begin(_ name: String?) {
    if count > 0 { bytes.append(UInt8(ascii: ",")) }
    count += 1
    guard let name else { return }
    JSONEscape.append(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
  }

  /// Whether it is the kind of container that is asked for.
  func matches(isObject: Bool) -> Bool { self.isObject == isObject }
}
