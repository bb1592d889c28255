// A process of its own that uses the store, for tests of what several processes and killed ones leave behind.
//
//   store-client DIRECTORY count N          adds 1 to the counter N times, each in a transaction of its own
//   store-client DIRECTORY once FIRST LAST  adds 1 under each of the once-keys FIRST to LAST
//   store-client DIRECTORY hang             changes the counter in a transaction, says so, and stays in it
import ServiceTesting
import StoreService

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

let arguments = Array(CommandLine.arguments.dropFirst())
let host = TestServiceHost(configuration: #"{"busy_timeout":"60s"}"#, dataDirectory: arguments[0])
let store = try TestStore(storeService(), host: host)
let session = try store.session()
try session.migrate("counter", #"["CREATE TABLE counter (n INTEGER NOT NULL); INSERT INTO counter VALUES (0)"]"#)

func add() throws { try session.execute("UPDATE counter SET n = n + 1") }

switch arguments[1] {
case "count":
  for _ in 0..<Int(arguments[2])! {
    try session.transaction {
      try add()
      return true
    }
  }
case "once":
  for key in Int(arguments[2])!...Int(arguments[3])! {
    try session.transaction(once: "job-\(key)") {
      try add()
      return true
    }
  }
default:
  try session.transaction {
    try add()
    print("changed")
    fflush(nil)
    pause()
    return true
  }
}
