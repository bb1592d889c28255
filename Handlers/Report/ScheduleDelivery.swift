import AcademyKit
import AcademyReports
import IntentKit

/// `report.exec.schedule_delivery`: has a report made and mailed every week or month, until `end` ends it.
///
/// An order is a chain of jobs of this intent: each makes the report, submits the job that mails it, and submits the next
/// of the chain. The order's row names the one time at which the chain goes on, so that there is one chain, however often
/// a job is repeated or the order is given again.
struct ScheduleDelivery: IntentHandler {
  static let intent: IntentKey = "report.exec.schedule_delivery"

  typealias Params = ScheduleParameters

  struct Report: Codable, Sendable {
    var deliveryID: DeliveryID
    var state: State
    /// When it is made next.
    var nextAt: Timestamp?
    /// What was made.
    var report: StoredReport?
    /// Why nothing was made this time.
    var problem: String?
  }

  enum State: String, Codable, Sendable {
    /// It will be made.
    case ordered
    /// It was made, and its mailing is submitted.
    case made
    /// There was nothing to make this time.
    case skipped
    /// The order was changed, ended, or taken further by another job: this one is no part of it.
    case notItsTurn = "not_its_turn"
    /// It is not made any more.
    case ended
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    _ = try params.request()
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    switch try params.request() {
    case .order(let kind, let every): return .completed(try order(kind, every, params, academy))
    case .end(let id): return .completed(try end(id, academy))
    case .turn(let id, let due):
      guard due <= academy.now else { return .snooze(for: due - academy.now) }
      return .completed(try turn(id, due, params, academy))
    }
  }

  private func order(
    _ kind: ReportKind, _ every: DeliveryOrder.Every, _ params: Params, _ academy: Academy
  ) throws -> Report {
    let (clock, at) = (try academy.clock(), try params.at ?? TimeOfDay("08:00"))
    let order = try academy.change { transaction in
      if let id = params.classID { _ = try transaction.course(id) }
      if let id = params.studentID { _ = try transaction.student(id) }
      _ = try transaction.people(params.recipients, about: params.studentID, .korean)
      let order = DeliveryOrder(
        id: params.deliveryID, kind, every: every, at: at, classID: params.classID, studentID: params.studentID,
        recipients: params.recipients, language: params.language ?? .korean,
        nextAt: DeliveryOrder.due(every, at: at, after: academy.now, clock))
      try academy.place(order, in: transaction)
      return order
    }
    try submitTurn(of: order, params, academy)
    return Report(deliveryID: order.id, state: .ordered, nextAt: order.nextAt)
  }

  private func end(_ id: DeliveryID, _ academy: Academy) throws -> Report {
    _ = try academy.change { transaction in
      var order = try transaction.delivery(id)
      guard order.endedAt == nil else { throw IntentError.permanent("the delivery \(id) has ended already") }
      order.endedAt = academy.now
      try academy.place(order, in: transaction)
      return order
    }
    return Report(deliveryID: id, state: .ended)
  }

  private func turn(_ id: DeliveryID, _ due: Timestamp, _ params: Params, _ academy: Academy) throws -> Report {
    let clock = try academy.clock()
    let order = try academy.change { transaction in
      try academy.takeTurn(id, due: due, clock, in: transaction)
    }
    guard let order else { return Report(deliveryID: id, state: .notItsTurn) }
    var answer = Report(deliveryID: id, state: .skipped, nextAt: order.nextAt)
    do {
      let report = try academy.publish(order.document(academy, due: due))
      let mail = DeliverParameters(reportID: report.id, to: order.recipients, requestedBy: params.requestedBy)
      try academy.context.submit("report.exec.deliver", mail)
      (answer.state, answer.report) = (.made, report)
    } catch {
      // A chain must not end for a week without lessons, nor for trouble that outlasts its retries.
      guard !isWorthARetry(error, academy.context) else { throw error }
      answer.problem = (error as? IntentError)?.message ?? "\(error)"
      academy.context.log("\(id): nothing was made: \(answer.problem ?? "")", level: .warning)
    }
    try submitTurn(of: order, params, academy)
    return answer
  }

  private func isWorthARetry(_ error: any Error, _ context: Context) -> Bool {
    if context.isCancelled { return true }
    if let error = error as? IntentError, error.kind == .permanent || error.kind == .invalidParams { return false }
    return context.retriesLeft > 0
  }

  private func submitTurn(of order: DeliveryOrder, _ params: Params, _ academy: Academy) throws {
    try academy.context.submit(
      Self.intent, Params(turnOf: order, requestedBy: params.requestedBy), runAt: order.nextAt)
  }
}

/// The library's entry for `report.exec.schedule_delivery`.
@c(intent_handler_report__exec__schedule_delivery)
public func entry() -> UnsafeRawPointer { export(ScheduleDelivery.self) }
