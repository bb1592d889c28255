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
  func object() throws(CommandFailure) -> JSONText {
    let name: String
    let bytes: [UInt8]
    if let params {
      (name, bytes) = ("--params", Array(params.utf8))
    } else if let paramsFile {
      name = paramsFile == "-" ? "standard input" : paramsFile
      bytes = try TextFile.read(paramsFile, limit: JSONLimits.default.maxBytes)
    } else {
      return .emptyObject
    }
    let text: JSONText
    do {
      text = try JSONText(validating: bytes)
    } catch {
      throw CommandFailure(.badData, "\(name): not valid JSON: \(error)")
    }
    guard text.kind == .object else {
      throw CommandFailure(.badData, "\(name): not a JSON object, as parameters are: {\"student_id\": \"7\"}")
    }
    return text
  }
}
