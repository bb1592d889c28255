#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A thread of our own, for code that blocks: the cooperative pool has as many threads as cores, and is the handlers'.
package struct PlainThread: @unchecked Sendable {
  // A pthread_t is a pointer on Darwin and a number on Linux; either may be used from any thread.
  private let thread: pthread_t

  package init(_ body: @escaping @Sendable () -> Void) {
    final class Box {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    let box = Unmanaged.passRetained(Box(body))
    #if canImport(Darwin)
      var thread: pthread_t?
      let result = pthread_create(
        &thread, nil,
        { argument in
          Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body()
          return nil
        }, box.toOpaque())
      precondition(result == 0, "no thread could be made: \(String(cString: strerror(result)))")
      self.thread = thread!
    #else
      var thread = pthread_t()
      let result = pthread_create(
        &thread, nil,
        { argument in
          Unmanaged<Box>.fromOpaque(argument!).takeRetainedValue().body()
          return nil
        }, box.toOpaque())
      precondition(result == 0, "no thread could be made: \(String(cString: strerror(result)))")
      self.thread = thread
    #endif
  }

  /// Lets it end by itself: nobody waits for it, and what it holds goes with it.
  func detach() {
    pthread_detach(thread)
  }

  package func join() {
    pthread_join(thread, nil)
  }
}
