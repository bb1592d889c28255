/// Why a text is no JSON, or is not the JSON that was asked for.
///
/// It says where (byte offset, line and column, the path of the member) and what was found there, so that a person can
/// mend the file without reading it twice.
public struct JSONError: Error, Sendable, Equatable {
  /// What went wrong, for programs.
  public var code: Code
  /// The byte where it was noticed, counted from 0 at the start of the text.
  public var offset: Int
  /// The line of `offset`, counted from 1; 0 where no position is known (a value that was being encoded, or a part of
  /// a larger text).
  public var line: Int
  /// The column of `offset`, counted from 1 in characters (Unicode scalars, not bytes); 0 where no position is known.
  public var column: Int
  /// The member at fault, such as `intent_params.students[3].name`; empty at the top.
  public var path: String
  /// What was found and what was expected, for people. Reads on from the path.
  public var message: String

  /// An error from its parts.
  public init(
    _ code: Code, _ message: String, path: String = "", offset: Int = 0, line: Int = 0, column: Int = 0
  ) {
    self.code = code
    self.offset = offset
    self.line = line
    self.column = column
    self.path = path
    self.message = message
  }
}

extension JSONError: CustomStringConvertible {
  /// `line 3, column 7: students[3].name: expected a string, found the number 12`, less the parts that are not known.
  public var description: String {
    var text = line > 0 ? "line \(line), column \(column): " : ""
    if !path.isEmpty { text += path + (code == .missingMember ? " " : ": ") }
    return text + message
  }
}
