public import IntentKit

/// What the academy's settings say of sending, as of the start of an attempt.
struct SendingRules: Sendable {
  /// When the quiet hours end that it is in; nil: people may be written to.
  var quietUntil: Timestamp?
  /// Templates that are sent in quiet hours too.
  var urgentTemplates: Set<String>
  /// What the message service calls the channel for each kind of address; none: its default one.
  var channels: [ContactChannel: String]
  /// What templates may hold without anybody giving a value for it, by language.
  var academyNames: [Language: String]

  /// Urgent where no setting says otherwise: they tell of a child who is expected and not there.
  static let urgentTemplates = ["late", "absent"]

  /// Whether a notice has to wait for the end of the quiet hours.
  func holdsBack(_ notice: Notice) -> Bool {
    quietUntil != nil && !notice.isUrgent && !urgentTemplates.contains(notice.template)
  }
}

extension Academy {
  /// The rules: the settings `quiet_hours`, `urgent_templates`, `channel_email`, `channel_phone` and `academy_name`.
  func sendingRules() throws -> SendingRules {
    let quietHours = try store.setting("quiet_hours", as: QuietHours.self)
    let urgent = try store.setting("urgent_templates", as: TemplateNames.self)?.names
    var rules = SendingRules(
      quietUntil: try quietHours?.end(at: now, on: clock()),
      urgentTemplates: Set(urgent ?? SendingRules.urgentTemplates), channels: [:], academyNames: [:])
    for channel in ContactChannel.allCases {
      rules.channels[channel] = try store.setting("channel_\(channel.rawValue)", as: Line.self)?.text
    }
    for language in Language.allCases { rules.academyNames[language] = try store.academyName(in: language) }
    return rules
  }

  /// When people may be written to again about what is not urgent; nil: now.
  public func quietUntil() throws -> Timestamp? {
    try store.setting("quiet_hours", as: QuietHours.self)?.end(at: now, on: clock())
  }
}
