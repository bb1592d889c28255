extension Recipient {
  /// Somebody of whom nothing but an address is known.
  public init(_ email: EmailAddress, language: Language) {
    id = "email/\(email.folded)"
    name = email.text
    self.email = email
    phone = nil
    self.language = language
    channel = .email
  }
}
