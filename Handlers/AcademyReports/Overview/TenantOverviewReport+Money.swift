import AcademyKit

extension TenantOverviewReport {
  func money(_ currency: Currency, _ words: Words) -> Section? {
    let rows = months.map { facts in billed.first { $0.month == facts.month && $0.currency == currency } }
    guard rows.contains(where: { $0 != nil }) else { return nil }
    return Section(
      words("수납", "Billing") + (currency == .krw ? "" : " (\(currency.rawValue))"),
      [
        StackedColumns(
          words("월별 청구와 납부", "Billed by month, and what became of it"), words.axis(months.map(\.month)),
          [
            Series(words("납부", "Paid"), rows.map { $0.map { Double($0.paid) } }, .blue),
            Series(words("미납", "Outstanding"), rows.map { $0.map { Double($0.outstanding) } }, .amber),
          ]
        ) { words.shortMoney(Int64($0), currency) },
        Table(
          words("월별 청구와 납부", "Billed by month"),
          [
            .text(words("월", "Month")), .number(words("청구액", "Billed")), .number(words("납부액", "Paid")),
            .number(words("미납액", "Outstanding")), .number(words("납부율", "Share paid")),
          ],
          rows.compactMap { $0 }.map {
            [
              words.month($0.month), words.money($0.due, currency), words.money($0.paid, currency),
              words.money($0.outstanding, currency), words.percent($0.paidShare),
            ]
          }),
      ])
  }

  func mail(_ words: Words) -> Section? {
    guard !messages.isEmpty else { return nil }
    let tones: [String: Tone] = [
      "bounced": .red, "refused": .red, "waiting": .grey, "sending": .grey, "suppressed": .grey,
    ]
    return Section(
      words("안내 메시지", "Messages"),
      [
        BarChart(
          words("\(words.month(month)) 안내 메시지", "Messages in \(words.month(month))"),
          messages.map {
            .init(
              Self.status($0.status, words), Double($0.messages), words.count($0.messages, "건", "message", "messages"),
              tone: tones[$0.status])
          })
      ])
  }

  private static func status(_ status: String, _ words: Words) -> String {
    switch status {
    case "waiting": words("발송 대기", "Waiting")
    case "sending": words("발송 중", "Being sent")
    case "sent": words("발송함", "Sent")
    case "delivered": words("전달됨", "Delivered")
    case "bounced": words("반송됨", "Bounced")
    case "refused": words("거절됨", "Refused")
    case "suppressed": words("수신 거부로 보내지 않음", "Not wanted")
    default: status
    }
  }
}
