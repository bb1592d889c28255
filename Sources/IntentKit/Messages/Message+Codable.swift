extension Message {
  private enum CodingKeys: String, CodingKey {
    case to, name, subject, body, language, event, channel, attachments
  }

  /// Reads the JSON of intent_messages.h.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      to: try container.decode(String.self, forKey: .to),
      name: try container.decodeIfPresent(String.self, forKey: .name),
      subject: try container.decodeIfPresent(String.self, forKey: .subject),
      body: try container.decode(String.self, forKey: .body),
      language: try container.decodeIfPresent(String.self, forKey: .language),
      event: try container.decode(String.self, forKey: .event),
      channel: try container.decodeIfPresent(String.self, forKey: .channel),
      attachments: try container.decodeIfPresent([Attachment].self, forKey: .attachments) ?? [])
  }

  /// Writes the JSON of intent_messages.h. What it has not it leaves out, so that a service of an earlier release, which
  /// knows no channels and attachments, takes a message without them.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(to, forKey: .to)
    try container.encodeIfPresent(name, forKey: .name)
    try container.encodeIfPresent(subject, forKey: .subject)
    try container.encode(body, forKey: .body)
    try container.encodeIfPresent(language, forKey: .language)
    try container.encode(event, forKey: .event)
    try container.encodeIfPresent(channel, forKey: .channel)
    if !attachments.isEmpty { try container.encode(attachments, forKey: .attachments) }
  }
}
