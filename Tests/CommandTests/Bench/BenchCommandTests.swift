import Foundation
import IntentJSON
import Testing

@testable import intent

/// `intent bench` at small sizes: whether each part measures what it says, beside its floor. No figure is judged.
@Suite struct BenchCommandTests {
  /// What is little work.
  private static let small = [
    "--jobs", "40", "--items", "100", "--samples", "5", "--backlog", "300", "--clutter", "40", "--runs", "2",
  ]

  private func rows(_ part: String, _ more: String...) throws -> [JSONText] {
    let space = try CommandSpace()
    let ending = try space.start(["bench", "--only", part, "--directory", ".", "--json"] + Self.small + more).wait(
      seconds: 300)
    try #require(ending.status == 0, "\(ending.errors)")
    // What it made is gone.
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: space.root.path).allSatisfy { !$0.hasPrefix("intent-bench") })
    return Array(ending.json.elements)
  }

  @Test func whatItMadeIsRemovedWhenItIsKilled() throws {
    let space = try CommandSpace()
    let bench = try space.start(["bench", "--only", "drain", "--directory", ".", "--jobs", "2000", "--runs", "100"])
    func made() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: space.root.path).filter { $0.hasPrefix("intent-bench") }
    }
    try space.wait("it has begun") {
      try made().contains { try !FileManager.default.contentsOfDirectory(atPath: "\(space.root.path)/\($0)").isEmpty }
    }
    bench.signal(SIGKILL)
    _ = try bench.wait()
    try space.wait("its directory is gone") { try made().isEmpty }
  }

  @Test(
    arguments: [
      ("drain", ["drain, power-durable", "drain, power-durable"], ["C loop, no sync", "C loop, syncfs per 64"]),
      ("submit", ["submit, power-durable", "submit, power-durable"], ["C loop, no sync", "C loop, one syncfs"]),
      ("batch", ["batch, power-durable"], ["C loop, fdatasync per 4096"]),
      (
        "concurrent",
        ["jobs that wait 100 ms asynchronously, 500 at once", "jobs that wait 100 ms blocking threads, 500 at once"],
        ["ideal", "ideal"]
      ),
      ("exec", ["exec handlers, a process a job"], ["C loop, posix_spawn and waitpid"]),
      (
        "backlog",
        [
          "intake, 300 pending", "drain, 300 pending", "first job started, 300 pending",
          "dispatcher's peak memory, 300 pending",
        ],
        ["C loop, open and read", "300 pending", "300 pending", "300 pending"]
      ),
      (
        "clutter",
        ["drain", "first job started", "dispatcher's peak memory", "pickup p50", "pickup p99"]
          .map { "\($0), 40 completed and delayed" }, Array(repeating: "none", count: 5)
      ),
    ] as [(String, [String], [String])])
  func everyFigureStandsBesideItsFloor(_ part: String, _ names: [String], _ floors: [String]) throws {
    let rows = try rows(part)
    #expect(rows.map { $0["name"]?.string } == names)
    #expect(rows.map { $0["floor"]?.string } == floors)
    for row in rows {
      for member in ["value", "floor_value", "ratio"] {
        #expect(Double(row[member]?.text ?? "") ?? 0 > 0, "\(member) of \(row.text)")
      }
      #expect(row["unit"]?.string?.isEmpty == false)
      #expect(row["spread"]?.string?.isEmpty == false)
    }
  }

  @Test func figuresWithoutAFloorArePositive() throws {
    for part in ["latency", "crash"] {
      for row in try rows(part) where row["name"]?.string != "idle wakeups" {
        #expect(Double(row["value"]?.text ?? "") ?? 0 > 0, "\(row.text)")
        #expect(row["floor"] == nil)
      }
    }
  }

  @Test func instructionsAreCountedWhereValgrindIs() throws {
    let rows = try rows("instructions", "--runs", "1")
    guard InstalledProgram.exists("valgrind"), InstalledProgram.exists("strip") else {
      #expect(rows.count == 1)
      #expect(rows.first?["value"] == nil)
      #expect(rows.first?["spread"]?.string == "valgrind or strip is not installed")
      return
    }
    let figures = rows.map { Double($0["value"]?.text ?? "") ?? 0 }
    #expect(
      rows.map { $0["name"]?.string } == [", dispatcher", ", worker", ""].map { "instructions of a no-op job" + $0 })
    #expect(figures.allSatisfy { $0 > 0 })
    #expect(figures.last! > figures.first!)
  }

  @Test func slowPartsAreNotOrdinary() {
    #expect(
      BenchCommand.Part.ordinary.map(\.rawValue) == [
        "drain", "submit", "batch", "latency", "concurrent", "exec", "crash", "cold",
      ])
  }

  @Test func whereNothingCanBeMeasuredItSaysWhy() throws {
    let space = try CommandSpace()
    let ending = try space.run("bench", "--only", "submit", "--directory", "nowhere")
    #expect(ending.status == 74)
    #expect(ending.errors.contains("nowhere: No such file or directory"), "\(ending.errors)")
    for option in ["--jobs", "--runs", "--backlog", "--clutter", "--samples", "--items"] {
      let ending = try space.run("bench", option, "0")
      #expect(ending.status == 64)
      #expect(ending.errors.contains("\(option) takes 1 or more"), "\(ending.errors)")
    }
  }
}
