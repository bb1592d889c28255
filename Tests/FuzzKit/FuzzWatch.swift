import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Names the input under test when the process dies of it, or hangs on it.
public enum FuzzWatch {
  // What a signal's handler may touch: atomics, and nothing that allocates.
  private static let name = Atomic<UInt>(0)
  private static let seed = Atomic<UInt64>(0)
  private static let number = Atomic<UInt64>(0)
  private static let isArmed = Atomic<Bool>(false)

  /// Says which input comes next, and starts its time.
  static func begin(_ target: String, seed newSeed: UInt64, number newNumber: UInt64) {
    guard isArmed.load(ordering: .relaxed) else { return }
    name.store(UInt(bitPattern: names[target] ?? nil), ordering: .relaxed)
    seed.store(newSeed, ordering: .relaxed)
    number.store(newNumber, ordering: .relaxed)
    // Asking the kernel for an alarm each time would cost more than most inputs.
    if newNumber.isMultiple(of: 256) { alarm(UInt32(FuzzRun.secondsPerInput)) }
  }

  /// No input is under test.
  static func end() { if isArmed.load(ordering: .relaxed) { alarm(0) } }

  /// Takes over the signals of a process that dies, and the alarm: for a program whose only work this is.
  public static func arm() {
    for target in FuzzTarget.all { names[target.name] = UnsafePointer(strdup(target.name)!) }
    isArmed.store(true, ordering: .relaxed)
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGALRM] {
      signal(number) { number in
        FuzzWatch.tell(number)
        signal(number == SIGALRM ? SIGABRT : number, SIG_DFL)
        raise(number == SIGALRM ? SIGABRT : number)
      }
    }
  }

  /// Written once, before anything runs.
  nonisolated(unsafe) private static var names: [String: UnsafePointer<CChar>?] = [:]

  private static func tell(_ signal: Int32) {
    say(signal == SIGALRM ? "intent-fuzz: too slow: " : "intent-fuzz: died: ")
    if let name = UnsafePointer<CChar>(bitPattern: name.load(ordering: .relaxed)) { _ = write(2, name, strlen(name)) }
    say(" --seed ")
    say(seed.load(ordering: .relaxed))
    say(" --first ")
    say(number.load(ordering: .relaxed))
    say(" --count 1\n")
  }

  private static func say(_ text: StaticString) { _ = write(2, text.utf8Start, text.utf8CodeUnitCount) }

  /// Writes digits without memory of its own.
  private static func say(_ number: UInt64) {
    var rest = number
    var divisor: UInt64 = 1
    while rest / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      var digit = UInt8(ascii: "0") + UInt8(rest / divisor)
      _ = write(2, &digit, 1)
      rest %= divisor
      divisor /= 10
    }
  }
}
