public import IntentJSON
public import IntentModel

// Only what a handler, or an error of the runtime's about parameters, may have said: a secret that reads like one of the
// runtime's own words or numbers must not make a record unreadable.
extension Secrets {
  /// The error without them.
  public func removed(from error: IntentError) -> IntentError {
    var clean = error
    clean.message = removed(from: error.message)
    clean.field = error.field.map { removed(from: $0) }
    clean.details = error.details.map { removed(from: $0) }
    return clean
  }

  /// An entry of a record's `attempts` without them.
  func removed(fromAttempt entry: JSONText) -> JSONText {
    replacing(["error"], in: entry) { error in
      replacing(["message", "field", "details"], in: error) { removed(from: $0) }
    }
  }

  /// An entry of a record's `approvals` without them.
  func removed(fromApproval entry: JSONText) -> JSONText { replacing(["note"], in: entry) { removed(from: $0) } }

  /// A record's `history` without them.
  func removed(fromHistory history: JSONText) -> JSONText {
    guard history.kind == .array else { return removed(from: history) }
    var writer = JSONWriter(capacity: history.bytes.count)
    writer.array { writer in
      for life in history.elements { writer.element(removed(fromRecord: life)) }
    }
    return writer.text
  }

  /// What a record says of a job, without them. Its parameters stay.
  func removed(fromRecord record: JSONText) -> JSONText {
    let said = replacing(["reason", "error_message", "result", "progress"], in: record) { removed(from: $0) }
    let held = replacing(["held"], in: said) { replacing(["message"], in: $0) { removed(from: $0) } }
    let past = replacing(["history"], in: held) { removed(fromHistory: $0) }
    let approved = replacing(["approvals"], in: past) { each(of: $0) { removed(fromApproval: $0) } }
    return replacing(["attempts"], in: approved) { each(of: $0) { removed(fromAttempt: $0) } }
  }

  private func each(of array: JSONText, _ clean: (JSONText) -> JSONText) -> JSONText {
    var writer = JSONWriter(capacity: array.bytes.count)
    writer.array { writer in
      for entry in array.elements { writer.element(clean(entry)) }
    }
    return writer.text
  }

  /// The object with the values of some members replaced, and the rest byte for byte.
  private func replacing(
    _ names: [String], in object: JSONText, _ replacement: (JSONText) -> JSONText
  ) -> JSONText {
    guard names.contains(where: { object[$0] != nil }) else { return object }
    var writer = JSONWriter(capacity: object.bytes.count)
    writer.object { writer in
      for member in object.members {
        writer.rawName(member.rawName)
        writer.value(names.contains(where: member.isNamed) ? replacement(member.value) : member.value)
      }
    }
    return writer.text
  }
}

extension JobRecord {
  /// A job's file as it may be shown: what is not to be kept is in neither its parameters nor what was said of it, nor in
  /// the jobs of its chain.
  ///
  /// - Parameter rules: The parameters of an intent that no record keeps.
  public static func shown(_ file: JSONText, redact rules: (IntentKey) -> [ParameterPath]) -> JSONText {
    guard file.kind == .object else { return file }
    let key = file[JobMember.intentKey.rawValue]?.string.flatMap { try? IntentKey($0) }
    let redact = key.map(rules) ?? []
    let secrets = Secrets(file[JobMember.intentParams.rawValue] ?? .null, redact)
    let chainRedact = JobChain(of: file).redaction(by: rules)
    if secrets.isEmpty, chainRedact.isEmpty { return file }
    let clean = secrets.isEmpty ? file : secrets.removed(fromRecord: file)
    var writer = JSONWriter(capacity: clean.bytes.count)
    writer.object { writer in
      for member in clean.members {
        writer.rawName(member.rawName)
        if member.isNamed(JobMember.intentParams.rawValue) {
          writer.value(ParameterPath.redact(member.value, redact))
        } else if JobChain.isChain(member) {
          writer.value(secrets.removed(from: JobChain.redacted(member.value, chainRedact)))
        } else {
          writer.value(member.value)
        }
      }
    }
    return writer.text
  }
}
