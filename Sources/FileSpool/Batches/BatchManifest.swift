import IntentCore
import IntentJSON
import IntentModel

/// `batch.json`: what a batch is. Never changed once it is there.
struct BatchManifest: Sendable, Equatable {
  private static let version = 1

  var id: JobID
  /// Its identity, which those of its items are made of.
  var uid: JobUID
  /// The job that it was made for; the uid itself where it was made before there was one.
  var owner: JobUID
  var key: String
  var total: Int
  /// Lines among the items that are none.
  var malformed: Int
  var createdAt: Timestamp

  var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("version", Self.version)
      writer.member("id", id)
      writer.member("uid", uid)
      writer.member("owner", owner)
      writer.member("intent_key", key)
      writer.member("total", total)
      writer.member("malformed", malformed)
      writer.member("created_at", createdAt)
    }
    return writer.finish() + [UInt8(ascii: "\n")]
  }

  /// Reads it; nil: it is none of this version.
  init?(_ bytes: [UInt8]) {
    guard let text = try? JSONText(validating: bytes), text["version"]?.integer == Int64(Self.version),
      let id = text["id"]?.string.flatMap({ try? JobID($0) }),
      let uid = text["uid"]?.string.flatMap({ try? JobUID($0) }),
      let owner = text["owner"]?.string.flatMap({ try? JobUID($0) }), let key = text["intent_key"]?.string,
      let total = text["total"]?.integer(as: Int.self), (0...BatchItem.largestCount).contains(total),
      let malformed = text["malformed"]?.integer(as: Int.self), (0...total).contains(malformed),
      let createdAt = text["created_at"]?.string.flatMap({ try? Timestamp(rfc3339: $0) })
    else { return nil }
    self.init(
      id: id, uid: uid, owner: owner, key: key, total: total, malformed: malformed, createdAt: createdAt)
  }

  init(id: JobID, uid: JobUID, owner: JobUID, key: String, total: Int, malformed: Int, createdAt: Timestamp) {
    self.id = id
    self.uid = uid
    self.owner = owner
    self.key = key
    self.total = total
    self.malformed = malformed
    self.createdAt = createdAt
  }

  /// The manifest of a batch; nil: there is none, or none that this version reads.
  static func read(_ place: BatchPlace) throws(SystemCallError) -> BatchManifest? {
    try place.contents(of: BatchPlace.manifest, limit: 1 << 16).flatMap { BatchManifest($0) }
  }
}
