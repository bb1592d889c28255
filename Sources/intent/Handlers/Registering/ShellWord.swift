/// Text as a shell takes it for one word.
enum ShellWord {
  /// The text, in quotes where it needs them.
  static func quoted(_ text: String) -> String {
    let isPlain =
      !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
          || (UInt8(ascii: "-")...UInt8(ascii: "9")).contains(byte)
          || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "=")
      }
    return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
