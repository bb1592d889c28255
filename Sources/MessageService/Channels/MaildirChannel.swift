#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
internal import ServiceKit

/// Leaves messages in a Maildir, for a mail program to read or a delivery agent to send.
///
/// A message is written to `tmp/` and synced, then linked into `new/`, which happens whole or not at all and fails
/// where the name is taken. The name is the message's id, so that of two attempts only one leaves a message.
struct MaildirChannel: Channel {
  let remembers = true
  let directory: String

  func deliver(_ letter: Letter) throws(MessageError) -> Delivery {
    let to = try Mailbox.orTelephone(letter.message.to, name: letter.message.name)
    let name = letter.id.digits + ".mail"
    try make(["tmp", "new", "cur"])
    if try wasRead(name) { return .before }
    let temporary = "\(directory)/tmp/\(name).\(getpid()).\(UInt32.random(in: 0 ... .max))"
    do throws(MessageError) {
      try DurableFile.write(MailComposer.compose(letter, to: to), to: temporary)
    } catch {
      _ = unlink(temporary)
      throw error
    }
    defer { _ = unlink(temporary) }
    if link(temporary, "\(directory)/new/\(name)") != 0 {
      if errno == EEXIST { return .before }
      throw .unavailable("\(directory)/new cannot take a message: \(String(cString: strerror(errno)))")
    }
    ServiceDirectory.sync(directory + "/new")
    return .now
  }

  private func make(_ names: [String]) throws(MessageError) {
    for name in names where access("\(directory)/\(name)", F_OK) != 0 {
      do throws(ServiceError) {
        try ServiceDirectory.create("\(directory)/\(name)")
      } catch {
        throw .unavailable("the Maildir: \(error)")
      }
    }
  }

  /// Whether a mail program has moved the message to `cur/`, where it adds its flags to the name: `NAME:2,S`.
  private func wasRead(_ name: String) throws(MessageError) -> Bool {
    guard let stream = opendir(directory + "/cur") else {
      throw .unavailable("\(directory)/cur cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let isIt = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) { found in
          strncmp(found, name, name.utf8.count) == 0 && [0, CChar(UInt8(ascii: ":"))].contains(found[name.utf8.count])
        }
      }
      if isIt { return true }
    }
    return false
  }
}
