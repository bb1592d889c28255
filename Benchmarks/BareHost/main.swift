// The least that a Swift program must do to run one handler: the floor under the runtime's cold start.
//
//   BareHost LIBRARY KEY PARAMS [DATABASE SQL]
//
// It opens the library, finds the handler, runs one attempt through the C boundary and prints the result. It checks
// nothing, keeps no record and knows no policy. With a database and a statement it opens SQLite and runs that too.
// Written against the header alone, so that what it measures holds none of the runtime's code.

internal import CIntentABI

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

typealias Body = @convention(c) (UnsafeMutableRawPointer?) -> Void

/// What the handler's executor asked for and was not run yet. One thread runs everything: there is no lock.
nonisolated(unsafe) var bodies: [(body: Body, argument: UnsafeMutableRawPointer?)] = []
nonisolated(unsafe) var status: Int32? = nil

func bytes(_ text: StaticString) -> intent_bytes { intent_bytes(data: text.utf8Start, count: text.utf8CodeUnitCount) }

func put(_ line: some Collection<UInt8>, to descriptor: Int32 = 1) {
  _ = (Array(line) + [UInt8(ascii: "\n")]).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
}

func fail(_ message: String) -> Never {
  put(message.utf8, to: 2)
  exit(70)
}

/// A function of a library.
func function<Function>(_ library: UnsafeMutableRawPointer, _ name: String, as type: Function.Type) -> Function {
  guard let symbol = dlsym(library, name) else { fail(String(cString: dlerror())) }
  return unsafeBitCast(symbol, to: type)
}

/// Opens a database, runs one statement and prints the first column of its first row. SQLite is loaded here and not with
/// the program: without a database this host is as bare as can be.
func query(_ path: String, _ sql: String) {
  #if canImport(Darwin)
    let name = "libsqlite3.dylib"
  #else
    let name = "libsqlite3.so.0"
  #endif
  guard let sqlite = dlopen(name, RTLD_NOW | RTLD_LOCAL) else { fail(String(cString: dlerror())) }
  typealias Text = UnsafePointer<CChar>
  typealias Handle = @convention(c) (OpaquePointer?) -> Int32
  let open = function(
    sqlite, "sqlite3_open_v2",
    as: (@convention(c) (Text, UnsafeMutablePointer<OpaquePointer?>, Int32, Text?) -> Int32).self)
  let prepare = function(
    sqlite, "sqlite3_prepare_v2",
    as: (@convention(c) (OpaquePointer?, Text, Int32, UnsafeMutablePointer<OpaquePointer?>, OpaquePointer?) -> Int32)
      .self)
  let message = function(sqlite, "sqlite3_errmsg", as: (@convention(c) (OpaquePointer?) -> Text).self)
  let text = function(sqlite, "sqlite3_column_text", as: (@convention(c) (OpaquePointer?, Int32) -> Text).self)
  var database: OpaquePointer?
  var statement: OpaquePointer?
  let (readWrite, row): (Int32, Int32) = (2, 100)
  guard open(path, &database, readWrite, nil) == 0, prepare(database, sql, -1, &statement, nil) == 0,
    function(sqlite, "sqlite3_step", as: Handle.self)(statement) == row
  else { fail("\(path): \(String(cString: message(database)))") }
  put(String(cString: text(statement, 0)).utf8)
  _ = function(sqlite, "sqlite3_finalize", as: Handle.self)(statement)
  _ = function(sqlite, "sqlite3_close", as: Handle.self)(database)
}

let arguments = CommandLine.arguments
guard arguments.count == 4 || arguments.count == 6 else { fail("usage: BareHost LIBRARY KEY PARAMS [DATABASE SQL]") }

guard let library = dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL) else { fail(String(cString: dlerror())) }
let symbol = "intent_handler_" + arguments[2].split(separator: ".").joined(separator: "__")
guard let entry = dlsym(library, symbol) else { fail(String(cString: dlerror())) }
let handler = unsafeBitCast(entry, to: intent_handler_entry.self)()!

var host = intent_host()
host.size = UInt32(MemoryLayout<intent_host>.size)
host.abi_version = INTENT_ABI_VERSION
host.run = { _, body, argument in bodies.append((body!, argument)) }
host.is_cancelled = { _, _ in 0 }
host.complete = { _, _, outcome in
  let isDone = outcome!.pointee.code == INTENT_COMPLETED
  let text = isDone ? outcome!.pointee.result : outcome!.pointee.message
  put(UnsafeBufferPointer(start: text.data, count: text.count))
  status = isDone ? 0 : 70
  return Int32(INTENT_OK)
}

var params = arguments[3]
params.withUTF8 { params in
  var request = intent_request()
  request.size = UInt32(MemoryLayout<intent_request>.size)
  request.attempt = 1
  request.priority = 5
  request.params = intent_bytes(data: params.baseAddress, count: params.count)
  request.job = bytes("{}")
  request.id = bytes("bare")
  request.uid = bytes("bare")
  handler.pointee.execute(handler, &host, 1, &request)
}
while status == nil, !bodies.isEmpty {
  let next = bodies.removeFirst()
  next.body(next.argument)
}
if arguments.count == 6 { query(arguments[4], arguments[5]) }
exit(status ?? 70)
