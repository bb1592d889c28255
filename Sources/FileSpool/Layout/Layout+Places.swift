#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

import IntentCore

extension Layout {
  /// The name by which a place is reached from its state's directory.
  private func name(of place: Place) -> FileName {
    guard let day = place.day else { return place.name }
    return FileName(day, place.name)
  }

  /// The status of what lies at a place; nil: nothing does.
  func status(of place: Place) throws(SystemCallError) -> FileStatus? {
    try files.status(of: name(of: place), in: directory(of: place.state))
  }

  /// The contents of the file at a place; nil: there is none.
  func contents(of place: Place, limit: Int = 1 << 30) throws(SystemCallError) -> [UInt8]? {
    try files.contents(of: name(of: place), in: directory(of: place.state), limit: limit)
  }

  /// Opens what lies at a place, to write over it; nil: that is not possible, for a reason of the file's own.
  func openToWrite(_ place: Place) throws(SystemCallError) -> FileSystem.Descriptor? {
    do throws(SystemCallError) {
      return try files.open(name(of: place), in: directory(of: place.state), .write)
    } catch {
      if error.isAbsence || error.isNotOurs { return nil }
      throw error
    }
  }

  /// Removes what lies at a place; false: nothing did.
  @discardableResult
  func remove(_ place: Place) throws(SystemCallError) -> Bool {
    try files.unlink(name(of: place), in: directory(of: place.state))
  }

  /// Renames from one place to another. EEXIST if something lies there already.
  func move(_ source: Place, to destination: Place) throws(SystemCallError) {
    try rename(name(of: source), in: directory(of: source.state), to: destination, replacing: false)
  }

  /// Gives a file that was written in `tmp/` its place.
  func publish(_ draft: FileName, at place: Place, replacing: Bool = false) throws(SystemCallError) {
    try rename(draft, in: temporary, to: place, replacing: replacing)
  }

  private func rename(
    _ source: FileName, in directory: Descriptor, to place: Place, replacing: Bool
  ) throws(SystemCallError) {
    let name = name(of: place)
    let target = self.directory(of: place.state)
    do {
      return replacing
        ? try files.renameReplacing(source, in: directory, to: name, in: target)
        : try files.rename(source, in: directory, to: name, in: target)
    } catch  where error.errno == ENOENT && place.day != nil {
      // The first record of its day, or somebody has removed the day's directory.
      guard try files.makeDirectory(FileName(place.day!), in: completed) else { throw error }
    }
    return replacing
      ? try files.renameReplacing(source, in: directory, to: name, in: target)
      : try files.rename(source, in: directory, to: name, in: target)
  }

  /// Which directory the spool is, as device and inode: a copy of it is another one.
  func directoryText() throws(SystemCallError) -> String {
    let status = try files.status(of: root)
    return "\(status.device):\(status.identity.inode)"
  }

  /// Where a place is, for people.
  func path(of place: Place) -> String { "\(path)/\(place)" }
}
