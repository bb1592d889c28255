import IntentCore
import IntentJSON
import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the program `intent-worker` does: takes attempts from its dispatcher, runs them, and says what they came to.
///
/// It ends at the end of its conversation, at once and whatever it runs: its dispatcher has let it go or has died, and
/// a successor must not find it at work.
public enum WorkerMain {
  /// - Parameters:
  ///   - name: how the dispatcher calls it.
  ///   - memoryLimit: bound of the data segment in bytes; nil: none.
  public static func run(name: String, memoryLimit: Int?) -> Never {
    let socket = WorkerLauncher.socketDescriptor
    for descriptor in [socket, WorkerLauncher.ownershipDescriptor] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    // Its dispatcher decides when it stops; a terminal's or a service manager's signal is not for it.
    for number in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { signal(number, SIG_IGN) }
    // Its children are its own to reap, whatever the process that started the dispatcher ignored.
    signal(SIGCHLD, SIG_DFL)
    // A sanitizer's own memory counts too, and is larger than any bound.
    #if !INTENT_SANITIZER
      if let memoryLimit { limitMemory(to: memoryLimit) }
    #endif
    serve(socket: socket, name: name)
  }

  private static func limitMemory(to bytes: Int) {
    var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
    #if canImport(Darwin)
      setrlimit(RLIMIT_DATA, &limit)
    #else
      setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit)
    #endif
  }

  private static func serve(socket: Int32, name: String) -> Never {
    let sink = FrameSink(descriptor: socket)
    let server = ItemServer(sink: sink)
    var inbox = FrameBuffer()
    var host: PluginHost?
    let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    while true {
      let count = read(socket, scratch.baseAddress, scratch.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { leave(host) }
      inbox.append(UnsafeRawBufferPointer(rebasing: scratch[..<count]))
      do {
        while let frame = try inbox.next() {
          switch try WorkerCommand(kind: frame.kind, fields: frame.fields) {
          case .configure(let environment):
            let made = PluginHost(environment: environment, worker: name, events: server)
            server.serve(made)
            host = made
            sink.send(.ready)
          case .run(let attempt): server.run(attempt)
          case .runItems(let order): server.run(order)
          case .cancel(let token): server.cancel(token)
          }
        }
      } catch {
        // The dispatcher is of another version, or not itself. Either way there is nobody to work for.
        let line = "\(name): the dispatcher sent a frame that does not read: \(error)\n"
        line.withCString { _ = write(2, $0, strlen($0)) }
        leave(host)
      }
    }
  }

  private static func leave(_ host: PluginHost?) -> Never {
    host?.killChildren()
    _exit(0)
  }
}
