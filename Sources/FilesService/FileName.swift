/// A path inside of a tenant's directory that cannot lead out of it.
struct FileName: Sendable, Equatable {
  /// The directories, then the file.
  var parts: [String]
  /// The parts with slashes between them.
  var text: String { parts.joined(separator: "/") }

  /// Checks a name by the rules of intent_files.h.
  init(_ bytes: [UInt8]) throws(FilesError) {
    guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) else {
      throw .invalid("the file's name is not UTF-8 or contains a NUL character")
    }
    parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard (1...8).contains(parts.count), parts.allSatisfy({ !$0.hasPrefix(".") && (1...200).contains($0.utf8.count) })
    else {
      throw .invalid(
        "\"\(text.prefix(200))\" is no name of a file: it takes 1 to 8 parts of 1 to 200 bytes with slashes between them, "
          + "none of which starts with a dot")
    }
  }
}
