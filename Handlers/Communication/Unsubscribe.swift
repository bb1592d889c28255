import AcademyKit
import IntentKit

/// `communication.exec.unsubscribe`: a guardian no longer wants messages of a template, or none at all; or wants them
/// again. Senders pass over whoever has unsubscribed and say so, whatever the message is about.
struct Unsubscribe: IntentHandler {
  static let intent: IntentKey = "communication.exec.unsubscribe"

  struct Params: AcademyParameters {
    /// Either this or an address.
    var guardianID: Int64?
    /// An e-mail address or phone number: everybody who has it is meant.
    var address: Line?
    /// Nil: all messages. `message` is what was written by hand.
    var template: TemplateName?
    /// True: the messages are wanted again.
    var resubscribe: Bool?
    var reason: Line?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var recipients: [Who]
    /// `*` for all messages.
    var template: String
    var resubscribed: Bool
  }

  struct Who: Codable, Sendable {
    var guardianID: Int64
    var name: String
    /// False: it was so before.
    var changed: Bool
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    guard (params.guardianID == nil) != (params.address == nil) else {
      throw IntentError.invalidParams("give either guardian_id or address", field: "guardian_id")
    }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let report = try academy.change { transaction in
      let guardians = try guardians(params, transaction)
      if let template = params.template, template.text != "message" { _ = try transaction.templates(template) }
      let template = params.template?.text ?? "*"
      let wants = params.resubscribe ?? false
      let recipients = try guardians.map { guardian in
        let id = Recipient(guardian).id
        let changed =
          wants
          ? try academy.resubscribe(id, to: template, in: transaction)
          : try academy.unsubscribe(id, from: template, because: params.reason, in: transaction)
        return Who(guardianID: guardian.id, name: guardian.name, changed: changed)
      }
      return Report(recipients: recipients, template: template, resubscribed: wants)
    }
    return .completed(report)
  }

  private func guardians(_ params: Params, _ transaction: borrowing Transaction) throws -> [Guardian] {
    if let id = params.guardianID { return [try transaction.guardian(id)] }
    let address = params.address?.text ?? ""
    let guardians = try transaction.guardians(withAddress: address)
    guard !guardians.isEmpty else {
      throw IntentError.invalidParams("no guardian has the address \(address)", field: "address")
    }
    return guardians
  }
}

/// The library's entry for `communication.exec.unsubscribe`.
@c(intent_handler_communication__exec__unsubscribe)
public func entry() -> UnsafeRawPointer { export(Unsubscribe.self) }
