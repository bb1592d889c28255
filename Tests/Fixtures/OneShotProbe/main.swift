// Executes one intent as the command line does, and says which libraries of the plugin directory are loaded by the
// dynamic loader's own account.
//
//   OneShotProbe LIBRARY|PROGRAM KEY PARAMS [--loaded] [--timeout-ms N]

internal import IntentCore
internal import IntentJSON
internal import IntentModel
internal import IntentRuntime

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

let output = StandardOutput.protect()
let arguments = CommandLine.arguments
let directory = String(arguments[1].prefix(through: arguments[1].lastIndex(of: "/")!).dropLast())
let isLibrary = arguments[1].hasSuffix(".so") || arguments[1].hasSuffix(".dylib")
var shot = OneShot(
  isLibrary ? .library(path: arguments[1]) : .exec(arguments: [arguments[1]], directory: directory),
  key: try IntentKey(arguments[2]), params: try JSONText(validating: arguments[3]),
  environment: PluginEnvironment(
    libraryDirectories: [directory], dataDirectory: getenv("PROBE_DATA").map { String(cString: $0) } ?? "/nonexistent"))
if let index = arguments.firstIndex(of: "--timeout-ms") { shot.timeout = .milliseconds(Int(arguments[index + 1])!) }

@Sendable func say(_ line: String) {
  let bytes = Array("\(line)\n".utf8)
  _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
}

let result = shot.run(onProgress: { say("progress: \($0)") }, onLog: { say("log \($0): \($1)") })
switch result.outcome {
case .completed(let result): output.write(result.bytes + [UInt8(ascii: "\n")])
case .retry(let error, _), .failed(let error), .held(let error), .cancelled(let error):
  output.write("\(error)\n".utf8)
default: output.write("\(result.outcome)\n".utf8)
}
if arguments.contains("--loaded") {
  for path in LoadedLibraries.all where path.hasPrefix(directory) { output.write("loaded: \(path)\n".utf8) }
}
exit(0)
