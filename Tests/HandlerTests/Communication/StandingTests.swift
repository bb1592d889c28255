import IntentModel
import Testing

@testable import AcademyKit

/// Whose a notice is to send.
struct StandingTests {
  private static let now = Timestamp(milliseconds: 1_800_000_000_000)
  private static let me = JobUID.make(at: now)
  private static let other = JobUID.make(at: now + .seconds(1))

  private static func row(
    _ status: MessageStatus, _ uid: JobUID, minutesAgo: Int = 0
  ) -> NoticeRow {
    NoticeRow(
      event: "late/1", status: status, jobUID: uid, jobID: JobID(unchecked: "job"),
      updatedAt: now - .seconds(minutesAgo * 60),
      channel: .phone, messageID: "<m>")
  }

  struct Case: Sendable {
    var row: NoticeRow?
    var unwanted: String?
    var isHeldBack = false
    var standing: Standing
  }

  private static let before = Standing.sentBefore(messageID: "<m>", .phone)
  private static let told = Standing.told(reason: "was told by the job job")
  private static let left = Standing.suppressed(reason: "has unsubscribed from all messages")

  static let cases: [Case] = [
    Case(row: nil, standing: .mine),
    Case(row: nil, isHeldBack: true, standing: .waits),
    Case(row: nil, unwanted: "*", standing: left),
    Case(row: nil, unwanted: "*", isHeldBack: true, standing: left),
    Case(row: nil, unwanted: "late", standing: .suppressed(reason: "has unsubscribed from \"late\"")),
    Case(row: row(.sent, me), isHeldBack: true, standing: before),
    Case(row: row(.delivered, me), unwanted: "*", standing: before),
    Case(row: row(.bounced, me), standing: before),
    Case(row: row(.sent, other), standing: told),
    Case(row: row(.delivered, other), standing: told),
    Case(row: row(.bounced, other, minutesAgo: 600), standing: told),
    Case(row: row(.sending, me), standing: .mine),
    Case(row: row(.sending, other, minutesAgo: 14), standing: .told(reason: "is being told by the job job")),
    Case(row: row(.sending, other, minutesAgo: 15), standing: .mine),
    Case(row: row(.sending, other, minutesAgo: 15), isHeldBack: true, standing: .waits),
    Case(row: row(.waiting, other), standing: .mine),
    Case(row: row(.waiting, me), isHeldBack: true, standing: .waits),
    Case(row: row(.refused, me), standing: .mine),
    Case(row: row(.refused, other), standing: .mine),
    Case(row: row(.suppressed, other), standing: .mine),
    Case(row: row(.suppressed, me), unwanted: "*", standing: left),
  ]

  @Test(arguments: cases)
  func itIs(_ one: Case) {
    let standing = Standing(
      of: one.row, for: Self.me, unwanted: one.unwanted, isHeldBack: one.isHeldBack, at: Self.now)
    #expect(standing == one.standing)
  }
}
