import ArgumentParser
import IntentJSON

/// The parameters of an intent.
struct ParamsOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The parameters: a JSON object. {} by default.", valueName: "json"))
  var params: String?

  @Option(
    help: ArgumentHelp("A file that holds the parameters; - for standard input.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var paramsFile: String?

  func validate() throws {
    if params != nil, paramsFile != nil {
      throw ValidationError("--params and --params-file: give one of them")
    }
  }

  /// Whether none were given.
  var isEmpty: Bool { params == nil && paramsFile == nil }

  /// The parameters, byte for byte as they were given.
  func object() throws(CommandFailure) -> JSONText { try source.object() }

  /// Where they come from.
  var source: ParamsSource {
    if let params { return .text(params) }
    return paramsFile.map { .file($0) } ?? .none
  }
}
