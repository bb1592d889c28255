public import IntentJSON
public import IntentModel

/// A job as those see it that follow it: what they take over from it.
public struct ParentJob: Sendable {
  /// Its name to the outside.
  public var id: JobID
  /// Its true identity.
  public var uid: JobUID
  /// How it ended.
  public var status: JobState
  /// Whose job it is.
  public var tenant: TenantID?
  /// The members that whoever wrote it gave it.
  public var text: JSONText

  /// A value from its parts.
  public init(id: JobID, uid: JobUID, status: JobState, tenant: TenantID?, text: JSONText) {
    self.id = id
    self.uid = uid
    self.status = status
    self.tenant = tenant
    self.text = text
  }
}

extension ParentJob: JSONWritable {
  /// Writes `{"id":..,"uid":..,"status":..}`.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", id)
      writer.member("uid", uid)
      writer.member("status", status.rawValue)
    }
  }
}
