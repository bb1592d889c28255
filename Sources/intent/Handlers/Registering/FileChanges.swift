#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Files to be made, changed and deleted: all of them, or none.
///
/// Everything is checked before anything is touched. What fails in the midst is undone; a process that is killed in the
/// midst leaves whole files, but maybe not all of them (`intent handlers check` tells which).
struct FileChanges {
  private enum Change {
    case create([UInt8], mode: mode_t)
    case replace(old: [UInt8], new: [UInt8])
    case delete
  }

  /// What was done, and can be undone.
  private enum Made {
    case created(String)
    case folder(String)
    case replaced(String, old: [UInt8])
    case deleted(String, [UInt8], mode: mode_t)
  }

  private var changes: [(path: String, change: Change)] = []
  private static let largest = 256 << 20

  /// A file is to be made, with the directories that it needs. That there is one already is an error.
  mutating func create(_ path: String, _ text: String, isExecutable: Bool = false) {
    changes.append((path, .create(Array(text.utf8), mode: isExecutable ? 0o755 : 0o644)))
  }

  /// A file gets other contents. That it is not any more what it was read as is an error.
  mutating func replace(_ path: String, _ old: [UInt8], with new: [UInt8]) {
    changes.append((path, .replace(old: old, new: new)))
  }

  /// A file goes, and with it the directories that are empty then.
  mutating func delete(_ path: String) { changes.append((path, .delete)) }

  /// Makes the changes, in their order.
  func apply() throws(CommandFailure) {
    for (path, change) in changes { try check(path, change) }
    var made: [Made] = []
    do throws(SystemError) {
      for (path, change) in changes { try make(change, at: path, &made) }
    } catch {
      var left: [String] = []
      for step in made.reversed() {
        do throws(SystemError) { try undo(step) } catch { left.append(error.description) }
      }
      let state = left.isEmpty ? "nothing was changed" : "and not all could be undone: " + left.joined(separator: "; ")
      throw CommandFailure(SystemError.status(of: error.number), "\(error.description); \(state)")
    }
    for (path, change) in changes {
      if case .delete = change { removeEmptyFolders(above: path) }
    }
  }

  private func check(_ path: String, _ change: Change) throws(CommandFailure) {
    switch change {
    case .create:
      var status = stat()
      if lstat(path, &status) == 0 {
        throw CommandFailure(
          .badData, "\(path) exists already, and is left as it is: move it away, or take another name")
      }
      if errno != ENOENT { throw CommandFailure(SystemError("cannot make \(path)")) }
    case .replace(let old, _):
      if try TextFile.read(path, limit: Self.largest) != old {
        throw CommandFailure(.tryAgain, "\(path) was changed by somebody else just now: try again")
      }
    case .delete:
      var status = stat()
      if lstat(path, &status) != 0 { throw CommandFailure(SystemError("cannot delete \(path)")) }
    }
  }

  private func make(_ change: Change, at path: String, _ made: inout [Made]) throws(SystemError) {
    switch change {
    case .create(let bytes, let mode):
      try makeFolder(of: path, &made)
      try NewFile.write(bytes, to: path, mode: mode)
      made.append(.created(path))
    case .replace(let old, let new):
      try NewFile.replace(path, with: new)
      made.append(.replaced(path, old: old))
    case .delete:
      var status = stat()
      let bytes: [UInt8]
      do throws(CommandFailure) {
        bytes = try TextFile.read(path, limit: Self.largest)
      } catch {
        throw SystemError(error.message, EIO)
      }
      guard lstat(path, &status) == 0, unlink(path) == 0 else { throw SystemError("cannot delete \(path)") }
      made.append(.deleted(path, bytes, mode: status.st_mode & 0o777))
    }
  }

  private func makeFolder(of path: String, _ made: inout [Made]) throws(SystemError) {
    let folder = AbsolutePath.folder(of: path)
    if access(folder, F_OK) == 0 { return }
    try makeFolder(of: folder, &made)
    guard mkdir(folder, 0o755) == 0 else { throw SystemError("cannot make the directory \(folder)") }
    made.append(.folder(folder))
  }

  private func undo(_ step: Made) throws(SystemError) {
    switch step {
    case .created(let path):
      if unlink(path) != 0 { throw SystemError("cannot delete \(path)") }
    case .folder(let path):
      if rmdir(path) != 0 { throw SystemError("cannot remove the directory \(path)") }
    case .replaced(let path, let old): try NewFile.replace(path, with: old)
    case .deleted(let path, let bytes, let mode): try NewFile.write(bytes, to: path, mode: mode)
    }
  }

  /// Folders that others use are not empty, and stay.
  private func removeEmptyFolders(above path: String) {
    let folder = AbsolutePath.folder(of: path)
    if folder != path, rmdir(folder) == 0 { removeEmptyFolders(above: folder) }
  }
}
