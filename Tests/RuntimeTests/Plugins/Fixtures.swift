import IntentCore
import IntentModel

@testable import IntentRuntime

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where the libraries and programs of Tests/Fixtures are.
enum Fixtures {
  /// The directory that the libraries and programs were built into: beside the tests themselves.
  static let products: String = {
    let path = LoadedProgram.path
    return String(path[..<path.lastIndex(of: "/")!])
  }()

  /// The directory of the exec handlers.
  static let programs: String = {
    let tests = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(tests)/Fixtures/exec"
  }()

  static func library(_ name: String) -> String { "\(products)/\(HandlerSource.fileName(ofLibrary: name))" }
  static let misbehaving = HandlerLocation.library(path: library("Misbehaving"))
  static let plainC = HandlerLocation.library(path: library("PlainC"))
  static let echo = HandlerLocation.library(path: library("RuntimeEcho"))

  static func program(_ arguments: String...) -> HandlerLocation { .exec(arguments: arguments, directory: programs) }

  static func key(_ action: String) -> IntentKey { IntentKey(stringLiteral: "fixture.exec.\(action)") }
}

/// The program that runs the tests.
private enum LoadedProgram {
  static var path: String {
    #if os(Linux)
      var buffer = [CChar](repeating: 0, count: 4096)
      let count = readlink("/proc/self/exe", &buffer, buffer.count)
      return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #else
      return CommandLine.arguments[0]
    #endif
  }
}
