/// A file's name as the kernel has it: bytes, which need not be UTF-8.
public struct FileName: Sendable, Hashable {
  /// The bytes, and a NUL at the end, so that a system call can be handed them as they are.
  let terminated: [UInt8]

  /// A name of bytes without a NUL.
  public init(_ bytes: some Collection<UInt8>) {
    var terminated: [UInt8] = []
    terminated.reserveCapacity(bytes.count + 1)
    terminated.append(contentsOf: bytes)
    terminated.append(0)
    self.terminated = terminated
  }

  /// A name of text.
  public init(_ text: String) { self.init(text.utf8) }

  /// A copy of a name as C has it.
  init(_ name: UnsafePointer<CChar>, length: Int) {
    terminated = [UInt8](UnsafeRawBufferPointer(start: name, count: length + 1))
  }

  /// What is called `name` in a directory that is called `directory`.
  init(_ directory: String, _ name: FileName) {
    var path: [UInt8] = []
    path.reserveCapacity(directory.utf8.count + 1 + name.terminated.count)
    path.append(contentsOf: directory.utf8)
    path.append(UInt8(ascii: "/"))
    path.append(contentsOf: name.terminated)
    terminated = path
  }

  /// The bytes without the NUL.
  public var bytes: ArraySlice<UInt8> { terminated.dropLast() }

  /// Calls `body` with the name as C has it.
  @inline(__always)
  public func withPointer<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    terminated.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { body($0.baseAddress!) }
    }
  }

  /// Whether the name ends in these ASCII characters.
  public func hasSuffix(_ suffix: StaticString) -> Bool {
    suffix.withUTF8Buffer { bytes.suffix($0.count).elementsEqual($0) }
  }

  /// The name without that many bytes at its end.
  public func dropLast(_ count: Int) -> ArraySlice<UInt8> { bytes.dropLast(count) }

  /// Whether the name starts with a dot.
  public var isHidden: Bool { terminated[0] == UInt8(ascii: ".") }
}

extension FileName: CustomStringConvertible, ExpressibleByStringLiteral {
  /// A name of text.
  public init(stringLiteral text: String) { self.init(text) }

  /// The name for people: what is not UTF-8 in it is replaced.
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}
