// Executes one intent as the command line does, and says which libraries of the plugin directory are loaded by the
// dynamic loader's own account.
//
//   OneShotProbe LIBRARY KEY PARAMS [--loaded] [--timeout-ms N]

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
var shot = OneShot(
  .library(path: arguments[1]), key: try IntentKey(arguments[2]), params: try JSONText(validating: arguments[3]),
  environment: PluginEnvironment(libraryDirectories: [directory], dataDirectory: "/tmp"))
if let index = arguments.firstIndex(of: "--timeout-ms") { shot.timeout = .milliseconds(Int(arguments[index + 1])!) }

let result = shot.run(onLog: { level, message in
  if level > 1 { output.write("log: \(message)\n".utf8) }
})
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
