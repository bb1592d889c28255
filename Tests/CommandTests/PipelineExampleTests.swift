import Foundation
import IntentJSON
import Testing

/// `docs/examples/pipeline`, as its page says to run it.
@Suite struct PipelineExampleTests {
  private static let example = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../docs/examples/pipeline").standardizedFileURL

  private static let hasPython: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "--version"]
    process.standardOutput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  /// The example in a directory of its own; its retries wait for less.
  private func copy() throws -> CommandSpace {
    let space = try CommandSpace()
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.example.path) {
      let destination = space.root.appending(path: name)
      try? FileManager.default.removeItem(at: destination)
      try FileManager.default.copyItem(at: Self.example.appending(path: name), to: destination)
    }
    let registry = try String(contentsOf: space.root.appending(path: "registry.json"), encoding: .utf8)
    #expect(registry.contains(#""base": "1s""#))
    try space.write("registry.json", registry.replacing(#""base": "1s""#, with: #""base": "20ms""#))
    return space
  }

  private func text(_ name: String, in space: CommandSpace) throws -> String {
    try String(contentsOf: space.root.appending(path: name), encoding: .utf8)
  }

  /// Everybody's but sato's, for which there is no demand yet.
  private func expectCardsOfTheOthers(in space: CommandSpace) throws {
    for user in ["kim", "lee", "schmidt"] {
      #expect(try text("out/cards/\(user).json", in: space).contains(#""type": "AdaptiveCard""#))
    }
  }

  /// What sato's card waits for.
  private func bringDemand(in space: CommandSpace) throws {
    try space.write("out/GSCM.csv", try text("out/GSCM.csv", in: space) + "JP30,M4,48,12\r\n")
  }

  private func drop(_ job: String, in space: CommandSpace) throws {
    let file = space.root.appending(path: job)
    try FileManager.default.copyItem(at: file, to: space.spool.appending(path: "pending/\(job)"))
  }

  @Test(.enabled(if: hasPython, "there is no python3"))
  func aFailingCardIsRetriedThenADeadLetterThenPutBack() throws {
    let space = try copy()
    let ending = try space.withDispatcher {
      try drop("pipeline.json", in: space)
      try space.wait("a card is a dead letter, and somebody was told") {
        try space.ids("failed").count == 1 && (try? self.text("out/alerts.txt", in: space)) != nil
          && space.ids("pending").isEmpty && space.ids("processing").isEmpty
      }
      let id = try #require(try space.ids("failed").first)
      #expect(id.hasPrefix("card-sato-"))
      let letter = try space.run("show", id, "--json").json
      #expect(letter["error_message"]?.string == "GSCM.csv has no demand of JP30 yet")
      #expect(letter["retry_count"]?.integer == 3)
      #expect(
        letter["attempts"]?.elements.compactMap { $0["outcome"]?.string } == ["retry", "retry", "retry", "retry"])
      #expect(letter["parent"]?["id"]?.string?.hasPrefix("pipeline-") == true)
      #expect(try self.text("out/alerts.txt", in: space) == "\(id): GSCM.csv has no demand of JP30 yet\n")
      try expectCardsOfTheOthers(in: space)
      // The data comes, and the letter is put back as a person would.
      try bringDemand(in: space)
      try FileManager.default.moveItem(
        at: space.spool.appending(path: "failed/\(id).json"), to: space.spool.appending(path: "pending/\(id).json"))
      #expect(try space.run("wait", id, "--timeout", "30s").status == 0)
      #expect(try self.text("out/cards/sato.json", in: space).contains("冷蔵庫, week 48"))
    }
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(try space.ids("failed").isEmpty)
    #expect(try space.ids("rejected").isEmpty)
    // One run of the first stage started the second once: stage 1, the fan-out, four cards and an alert.
    #expect(try space.ids("completed").count == 7)
    #expect(try self.text("out/alerts.txt", in: space).split(separator: "\n").count == 1)
  }

  @Test(.enabled(if: hasPython, "there is no python3"))
  func asABatchItIsOneJobOfWhichTheFailedItemRunsAgain() throws {
    let space = try copy()
    let ending = try space.withDispatcher {
      try drop("pipeline-batch.json", in: space)
      try space.wait("the batch has failed, and somebody was told") {
        try space.ids("failed").count == 1 && (try? self.text("out/alerts.txt", in: space)) != nil
      }
      let id = try #require(try space.ids("failed").first)
      let letter = try space.run("show", id, "--json").json
      #expect(letter["intent_key"]?.string == "cards.exec.make_card")
      #expect(letter["error_kind"]?.string == "items_failed")
      try expectCardsOfTheOthers(in: space)
      try bringDemand(in: space)
      #expect(try space.run("batch", "retry", id).status == 0)
      #expect(try space.run("wait", id, "--timeout", "30s").status == 0)
      #expect(try self.text("out/cards/sato.json", in: space).contains("冷蔵庫, week 48"))
    }
    #expect(ending.status == 0, "\(ending.errors)")
    // Stage 1, the batch and an alert.
    #expect(try space.ids("completed").count == 3)
    #expect(try space.ids("failed").isEmpty)
    #expect(try self.text("out/alerts.txt", in: space).split(separator: "\n").count == 1)
  }

  @Test(.enabled(if: hasPython, "there is no python3"))
  func aFirstStageThatFailsStartsNoSecondOne() throws {
    let space = try copy()
    try FileManager.default.removeItem(at: space.root.appending(path: "erp/KR10.json"))
    try space.withDispatcher {
      try drop("pipeline.json", in: space)
      try space.wait("somebody is told") { try space.ids("completed").count == 1 }
    }
    #expect(try space.ids("failed").count == 1)
    #expect(try self.text("out/alerts.txt", in: space).contains("the ERP does not answer for KR10"))
    #expect(try space.ids("completed").count == 1, "the alert alone")
  }
}
