import FuzzKit

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Runs a target under libFuzzer, which looks for inputs that reach code no input has reached before.
///
/// Only in a build with INTENT_FUZZER=1, which instruments the code: see `make fuzz-coverage`.
enum CoverageRun {
  #if INTENT_FUZZER
    nonisolated(unsafe) private static var target: FuzzTarget?

    static func run(_ target: FuzzTarget, _ arguments: [String]) -> Int32 {
      self.target = target
      let all = ["intent-fuzz"] + arguments
      var count = Int32(all.count)
      var vector: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = .allocate(capacity: all.count + 1)
      for (index, argument) in all.enumerated() { vector![index] = strdup(argument) }
      vector![all.count] = nil
      return fuzzerRunDriver(&count, &vector) { bytes, count in
        do {
          _ = try CoverageRun.target!.check(Array(UnsafeBufferPointer(start: bytes, count: count)))
        } catch {
          fatalError("\(CoverageRun.target!.name): \(error)")
        }
        return 0
      }
    }
  #else
    static func run(_ target: FuzzTarget, _ arguments: [String]) -> Int32 {
      complain("this build measures no coverage: make fuzz-coverage makes one that does")
      return 64
    }
  #endif
}

/// Says something on standard error.
func complain(_ message: String) {
  let line = "intent-fuzz: \(message)\n"
  _ = line.withCString { write(2, $0, strlen($0)) }
}

#if INTENT_FUZZER
  /// `LLVMFuzzerRunDriver` of libFuzzer.
  @_silgen_name("LLVMFuzzerRunDriver")
  private func fuzzerRunDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ vector: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
  ) -> Int32
#endif
