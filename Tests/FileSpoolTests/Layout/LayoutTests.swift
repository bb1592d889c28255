import FileSpool
import IntentCore
import IntentModel
import SpoolTesting
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("A spool that could not be kept safe is refused, with what mends it")
struct LayoutTests {
  private func refusal(_ path: String, mode: FileSpool.Mode = .owner) -> SpoolError? {
    do throws(SpoolError) {
      _ = try FileSpool.open(at: path, mode: mode)
      return nil
    } catch {
      return error
    }
  }

  @Test func anEmptyDirectoryBecomesASpool() throws {
    let directory = TemporaryDirectory()
    _ = try FileSpool.open(at: "\(directory.path)/spool", mode: .client)
    let expected = JobState.allCases.map(\.rawValue) + [".intent", "batches", "schedules"]
    #expect(directory.list("spool") == expected.sorted())
    #expect(directory.read("spool/.intent/layout") == "1\n")
  }

  @Test func theDirectoryAboveIsNotMade() {
    let directory = TemporaryDirectory()
    let error = refusal("\(directory.path)/no/spool")
    #expect(error?.message.contains("mkdir -p") == true, "\(String(describing: error))")
  }

  /// Older or newer: there is no other that this program could read, so nothing is touched.
  @Test(arguments: ["0\n", "2\n", "10\n", "", "1", "one\n"])
  func anotherVersion(_ version: String) throws {
    let directory = TemporaryDirectory()
    _ = try FileSpool.open(at: directory.path, mode: .client)
    directory.write(version, to: ".intent/layout")
    let before = directory.list(".intent/journal")
    for mode in [FileSpool.Mode.client, .owner] {
      let error = try #require(refusal(directory.path, mode: mode))
      #expect(error.code == .layout)
      #expect(error.message.contains(".intent/layout says version \(version.prefix { $0 != "\n" })"))
      #expect(error.message.contains("use the program that made the spool"))
    }
    #expect(directory.list(".intent/journal") == before)
    #expect(directory.read(".intent/layout") == version)
  }

  @Test(arguments: [".intent", "held", "processing", "completed", ".intent/journal"])
  func writableByEverybody(_ name: String) throws {
    let directory = TemporaryDirectory()
    _ = try FileSpool.open(at: directory.path, mode: .client)
    chmod("\(directory.path)/\(name)", 0o777)
    let error = try #require(refusal(directory.path))
    #expect(error.code == .layout)
    #expect(error.message.contains("chmod o-w \(directory.path)/\(name)"))
  }

  @Test func pendingMayBeWritableByEverybody() throws {
    let directory = TemporaryDirectory()
    _ = try FileSpool.open(at: directory.path, mode: .client)
    chmod("\(directory.path)/pending", 0o1777)
    #expect(refusal(directory.path) == nil)
  }

  /// Its directories could be replaced by others; in a sticky directory they cannot.
  @Test func aRootThatIsWritableByEverybody() throws {
    let directory = TemporaryDirectory()
    _ = try FileSpool.open(at: directory.path, mode: .client)
    chmod(directory.path, 0o777)
    for mode in [FileSpool.Mode.owner, .client] {
      let error = try #require(refusal(directory.path, mode: mode))
      #expect(error.code == .layout)
      #expect(error.message.contains("chmod o-w \(directory.path)"))
    }
    chmod(directory.path, 0o1777)
    #expect(refusal(directory.path) == nil)
  }

  @Test func somebodyElsesDirectory() throws {
    if geteuid() != 0 { try Test.cancel("only root can give directories away") }
    let directory = TemporaryDirectory()
    _ = try FileSpool.open(at: directory.path, mode: .client)
    chown("\(directory.path)/held", 4711, 4711)
    let error = try #require(refusal(directory.path))
    #expect(error.message.contains("user 4711"))
  }

  @Test(arguments: ["held", ".intent", "pending"])
  func aLinkInsteadOfADirectory(_ name: String) throws {
    let directory = TemporaryDirectory()
    Shell.run(
      "mkdir '\(directory.path)/spool' '\(directory.path)/other' && ln -s ../other '\(directory.path)/spool/\(name)'")
    let error = try #require(refusal("\(directory.path)/spool"))
    #expect(error.code == .layout)
    #expect(error.message.contains("symbolic link"))
  }

  @Test func theWayToASpoolMayLeadThroughALink() throws {
    let directory = TemporaryDirectory()
    Shell.run("mkdir '\(directory.path)/spool' && ln -s spool '\(directory.path)/link'")
    #expect(refusal("\(directory.path)/link") == nil)
  }

  @Test func aDirectoryOnAnotherFileSystem() throws {
    let directory = TemporaryDirectory()
    _ = try FileSpool.open(at: directory.path, mode: .client)
    guard Shell.run("mount -t tmpfs none '\(directory.path)/failed' 2>/dev/null") == 0 else {
      try Test.cancel("this machine does not let a test mount a file system")
    }
    defer { Shell.run("umount '\(directory.path)/failed'") }
    let error = try #require(refusal(directory.path))
    #expect(error.code == .layout)
    #expect(error.errno == EXDEV)
    #expect(error.message.contains("another file system"))
  }

  /// The same device twice: a rename between the two mounts fails all the same.
  @Test func aDirectoryOnAnotherMountOfTheSameFileSystem() throws {
    let directory = TemporaryDirectory()
    _ = try FileSpool.open(at: directory.path, mode: .client)
    let path = "\(directory.path)/failed"
    guard Shell.run("mount --bind '\(path)' '\(path)' 2>/dev/null") == 0 else {
      try Test.cancel("this machine does not let a test mount a file system")
    }
    defer { Shell.run("umount '\(path)'") }
    #expect(try #require(refusal(directory.path)).errno == EXDEV)
  }

  @Test func aReadOnlySpool() throws {
    let directory = TemporaryDirectory()
    Shell.run("mkdir '\(directory.path)/spool'")
    let path = "\(directory.path)/spool"
    guard Shell.run("mount -t tmpfs -o ro none '\(path)' 2>/dev/null") == 0 else {
      try Test.cancel("this machine does not let a test mount a file system")
    }
    defer { Shell.run("umount '\(path)'") }
    let error = try #require(refusal(path))
    #expect(error.code == .storage)
    #expect(error.message.contains("read-only"))
  }
}
