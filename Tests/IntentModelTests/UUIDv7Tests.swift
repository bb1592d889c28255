import IntentModel
import Testing

@Suite("UUIDs of version 7")
struct UUIDv7Tests {
  @Test("are valid, and begin with the time")
  func layout() throws {
    let uid = UUIDv7Generator().next(at: Timestamp(milliseconds: 0x0123_4567_89AB))
    #expect(uid.text.hasPrefix("01234567-89ab-7"))
    #expect(try JobUID(uid.text) == uid)
  }

  @Test("a hundred thousand of one millisecond grow, and stay in it")
  func monotonic() {
    let generator = UUIDv7Generator()
    let time = Timestamp(milliseconds: 1_795_219_200_123)
    var last = generator.next(at: time)
    let prefix = last.text.prefix(13)
    for _ in 0..<100_000 {
      let next = generator.next(at: time)
      guard last < next, next.text.prefix(13) == prefix else {
        Issue.record("\(next) after \(last)")
        return
      }
      last = next
    }
  }

  @Test("a clock that steps back, or stands before 1970, does not make them smaller")
  func backwards() {
    let generator = UUIDv7Generator()
    let times: [Int64] = [1000, 999, 0, -5, 1000, 1001, 500, 1002]
    let uids = times.map { generator.next(at: Timestamp(milliseconds: $0)) }
    #expect(uids == uids.sorted())
    #expect(Set(uids).count == uids.count)
  }

  @Test("made on many threads at once they are all different, and each thread's grow")
  func concurrent() async {
    let generator = UUIDv7Generator()
    let perTask = await withTaskGroup(of: [JobUID].self) { group in
      for _ in 0..<8 {
        group.addTask { (0..<5000).map { _ in generator.next(at: .epoch) } }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(perTask.joined()).count == 40_000)
    for uids in perTask { #expect(uids == uids.sorted()) }
  }

  @Test("two generators do not make the same ones")
  func random() {
    let (one, other) = (UUIDv7Generator(), UUIDv7Generator())
    let uids = (0..<1000).flatMap { _ in [one.next(at: .epoch), other.next(at: .epoch)] }
    #expect(Set(uids).count == 2000)
  }
}
