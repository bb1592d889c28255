// The least that a Swift program must do to run one handler: the floor under the runtime's cold start.
//
//   BareHost LIBRARY KEY PARAMS [DATABASE SQL]
//
// It opens the library, finds the handler, runs one attempt through the C boundary and prints the result. It checks
// nothing, keeps no record and knows no policy. With a database and a statement it opens SQLite and runs that too.
// Written against the header alone, so that what it measures holds none of the runtime's code.

internal import CIntentABI
internal import CSQLite

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

/// Opens a database, runs one statement and prints the first column of its first row.
func query(_ path: String, _ sql: String) {
  var database: OpaquePointer?
  var statement: OpaquePointer?
  guard sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK,
    sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK, sqlite3_step(statement) == SQLITE_ROW
  else { fail("\(path): \(String(cString: sqlite3_errmsg(database)))") }
  put(String(cString: sqlite3_column_text(statement, 0)).utf8)
  sqlite3_finalize(statement)
  sqlite3_close(database)
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
