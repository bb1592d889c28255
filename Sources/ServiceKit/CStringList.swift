/// Texts where C wants a NULL-terminated array of strings.
public struct CStringList: Sendable {
  private let texts: [[CChar]]

  /// A list of these texts.
  public init(_ texts: [String]) {
    self.texts = texts.map { Array($0.utf8CString) }
  }

  /// Calls `body` with the array, which is valid during the call.
  public func withPointers<Result>(_ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result) -> Result {
    Self.withPointers(texts[...], [], body)
  }

  private static func withPointers<Result>(
    _ texts: ArraySlice<[CChar]>, _ pointers: [UnsafePointer<CChar>?],
    _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
  ) -> Result {
    guard let text = texts.first else { return (pointers + [nil]).withUnsafeBufferPointer { body($0.baseAddress) } }
    return text.withUnsafeBufferPointer { withPointers(texts.dropFirst(), pointers + [$0.baseAddress], body) }
  }
}
