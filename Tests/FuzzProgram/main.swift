import RandomTesting
import FuzzKit

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

// intent-fuzz [TARGET...] [--count N] [--seed S] [--first I]
//
// Feeds each target N inputs of the seed S (all targets, 100,000 inputs and seed 1 where nothing is said), and ends with
// 1 at the first finding. With --corpus DIRECTORY the inputs are written there instead. Built with INTENT_FUZZER=1, `intent-fuzz --coverage TARGET ARGUMENT...` hands the target to
// libFuzzer instead, with libFuzzer's own arguments.

var targets: [FuzzTarget] = []
var numbers: [String: UInt64] = ["--count": 100_000, "--seed": 1, "--first": 0]
var corpus: String?
var arguments = Array(CommandLine.arguments.dropFirst())[...]

func fail(_ message: String) -> Never {
  complain(message)
  exit(64)
}

if arguments.first == "--coverage" {
  guard let target = arguments.dropFirst().first.flatMap(FuzzTarget.named) else { fail("--coverage needs a target") }
  exit(CoverageRun.run(target, Array(arguments.dropFirst(2))))
}
while let argument = arguments.popFirst() {
  if numbers[argument] != nil {
    guard let value = arguments.popFirst().flatMap(UInt64.init) else { fail("\(argument) needs a number") }
    numbers[argument] = value
  } else if argument == "--corpus" {
    corpus = arguments.popFirst()
  } else if let target = FuzzTarget.named(argument) {
    targets.append(target)
  } else {
    fail("there is no target \(argument): there are \(FuzzTarget.all.map(\.name).joined(separator: ", "))")
  }
}
if targets.isEmpty { targets = FuzzTarget.all }

if let corpus {
  for target in targets {
    for number in 0..<numbers["--count"]! {
      var random = SeededGenerator(seed: numbers["--seed"]!, input: number)
      writeFile("\(corpus)/\(target.name)-\(number)", target.input(&random))
    }
  }
  exit(0)
}

FuzzWatch.arm()
print("target      inputs  accepted    MB   us/input  slowest ms  grew MB")
for target in targets {
  do {
    let run = FuzzRun(target, seed: numbers["--seed"]!, count: numbers["--count"]!, first: numbers["--first"]!)
    let report = try run.run()
    let share = 100 * report.accepted / max(1, report.inputs)
    let columns = [
      target.name.padded(10, left: false), String(report.inputs).padded(8), "\(share)%".padded(9),
      String(report.bytes >> 20).padded(6), String(report.elapsed / 1000 / Int64(max(1, report.inputs))).padded(10),
      String(report.slowest / 1_000_000).padded(11), String(report.growth >> 20).padded(8),
    ]
    print(columns.joined(separator: " "))
    fflush(nil)
  } catch {
    complain("found: \(error)")
    exit(1)
  }
}

func writeFile(_ path: String, _ bytes: [UInt8]) {
  let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
  guard file >= 0, bytes.withUnsafeBytes({ write(file, $0.baseAddress, $0.count) }) == bytes.count else {
    fail("\(path) cannot be written")
  }
  close(file)
}

extension String {
  fileprivate func padded(_ width: Int, left: Bool = true) -> String {
    let space = String(repeating: " ", count: max(0, width - count))
    return left ? space + self : self + space
  }
}
