import IntentCore
import IntentJSON

/// One thing that is wrong with a handler: where, what, and what to do.
struct HandlerProblem: Sendable, Hashable, CustomStringConvertible {
  /// The registry's path as it was given; other files from the root of the checkout.
  var file: String
  /// The registry's member at fault; nil: it is another file, or the whole of it.
  var member: String?
  /// Counted from 1; 0: the file as a whole.
  var line: Int
  var message: String

  init(file: String, line: Int, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  init(_ problem: RegistryProblem, in registry: String) {
    file = registry
    member = problem.path
    line = problem.line
    message = problem.message
  }

  /// `Package.swift: line 9: ...`
  var description: String {
    "\(file): " + (line > 0 ? "line \(line): " : "") + (member.map { $0.isEmpty ? "" : "\($0): " } ?? "") + message
  }
}

extension HandlerProblem: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("file", file)
      writer.memberIfPresent("path", member)
      writer.member("line", line)
      writer.member("message", message)
    }
  }
}
