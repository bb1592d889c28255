#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

import IntentCore

/// Opens a spool's directories, makes those that are missing, and refuses what could not be kept safe.
///
/// Safe to run in several processes at once: each step is made by whoever comes first, and found by the others.
struct LayoutOpening {
  let files: Files
  let path: String

  /// Opens the spool, or makes it.
  func open() throws(SpoolError) -> Layout {
    var opened: [LayoutDirectory: FileSystem.Descriptor] = [:]
    do throws(SpoolError) {
      var made: [LayoutDirectory] = []
      for directory in LayoutDirectory.all {
        opened[directory] = try open(directory, root: opened[.root], &made)
      }
      // What lies in a directory is not durable before the directory is.
      try sync(made, opened)
      try check(opened)
      try checkVersion(own: opened[.own]!, temporary: opened[.temporary]!)
    } catch {
      for descriptor in opened.values { files.close(descriptor) }
      throw error
    }
    return Layout(files: files, path: path, opened)
  }

  private func open(
    _ directory: LayoutDirectory, root: FileSystem.Descriptor?, _ made: inout [LayoutDirectory]
  ) throws(SpoolError) -> FileSystem.Descriptor {
    let name = FileName(directory == .root ? path : directory.path)
    // Only the way to the spool may lead through symbolic links.
    let mode: OpenMode = directory == .root ? .directoryAtPath : .directory
    do throws(SystemCallError) {
      return try files.open(name, in: root, mode)
    } catch  where error.errno == ENOENT {
      made.append(directory)
      return try make(directory, name, root: root, mode)
    } catch {
      throw explain(error, directory)
    }
  }

  /// Makes new directories durable before anything is put into them.
  private func sync(_ made: [LayoutDirectory], _ opened: [LayoutDirectory: FileSystem.Descriptor]) throws(SpoolError) {
    if made.isEmpty { return }
    do throws(SystemCallError) {
      // The spool's own name is in a directory that is not open here.
      if made.contains(.root) { return try files.syncFileSystem(opened[.root]!) }
      for directory in made + [.own, .root] { try files.sync(opened[directory]!) }
    } catch {
      throw explain(error, .root)
    }
  }

  private func make(
    _ directory: LayoutDirectory, _ name: FileName, root: FileSystem.Descriptor?, _ mode: OpenMode
  ) throws(SpoolError) -> FileSystem.Descriptor {
    do throws(SystemCallError) {
      try files.makeDirectory(name, in: root)
      return try files.open(name, in: root, mode)
    } catch {
      throw explain(error, directory)
    }
  }

  private func explain(_ error: SystemCallError, _ directory: LayoutDirectory) -> SpoolError {
    let place = directory == .root ? path : "\(path)/\(directory.path)"
    switch error.errno {
    case ENOTDIR, ELOOP:
      return SpoolError(
        .layout, "\(place) is no directory of its own (a file, or a symbolic link): move it away", errno: error.errno)
    case ENOENT:
      return SpoolError(
        .layout, "\(place) cannot be made: the directory above it does not exist: mkdir -p it, or name another spool",
        errno: error.errno)
    case EROFS:
      return SpoolError(
        .storage, "\(place) lies on a read-only file system: mount it writable, or name another spool",
        errno: error.errno)
    case EACCES, EPERM:
      return SpoolError(
        .storage,
        "\(place) may not be \(error.call == "mkdir" ? "made" : "opened") by this user: run as its owner, "
          + "or change its permissions", errno: error.errno)
    default:
      return SpoolError(.storage, "\(place): \(error.reason) (\(error.call))", errno: error.errno)
    }
  }

  /// One file system, and nobody else's hands in it.
  private func check(_ opened: [LayoutDirectory: FileSystem.Descriptor]) throws(SpoolError) {
    var statuses: [LayoutDirectory: (status: FileStatus, mount: UInt64)] = [:]
    for (directory, descriptor) in opened {
      do throws(SystemCallError) {
        statuses[directory] = (try files.status(of: descriptor), try files.mount(of: descriptor))
      } catch {
        throw explain(error, directory)
      }
    }
    let reference = statuses[.temporary]!
    let trusted: Set<UInt32> = [0, geteuid(), statuses[.root]!.status.owner]
    for directory in LayoutDirectory.all {
      let (status, mount) = statuses[directory]!
      let place = "\(path)/\(directory.path)"
      if directory != .root && (status.device != reference.status.device || mount != reference.mount) {
        throw SpoolError(
          .layout,
          "\(place) lies on another file system than \(path)/.intent/tmp, and a job cannot be renamed from one "
            + "to the other: keep the whole spool on one (unmount \(place), or move the spool)", errno: EXDEV)
      }
      if status.permissions & 0o002 != 0, !directory.isOpenToAll {
        throw SpoolError(.layout, "\(place) is writable by everybody: chmod o-w \(place)")
      }
      if status.permissions & 0o1002 == 0o002, directory == .root {
        throw SpoolError(
          .layout,
          "\(path) is writable by everybody, who could put other directories in the place of its own: chmod o-w \(path)"
        )
      }
      if !directory.isOpenToAll && !trusted.contains(status.owner) {
        throw SpoolError(
          .layout,
          "\(place) belongs to user \(status.owner), neither to the spool's owner nor to this user: "
            + "chown it, or move it away")
      }
    }
  }

  private func checkVersion(own: FileSystem.Descriptor, temporary: FileSystem.Descriptor) throws(SpoolError) {
    let place = "\(path)/.intent/layout"
    let text: String
    do throws(SystemCallError) {
      let found = try readVersion(own)
      text = if let found { found } else { try makeVersion(own: own, temporary: temporary) }
    } catch {
      throw SpoolError("\(place) cannot be read or made", error)
    }
    if text == "\(Layout.version)\n" { return }
    throw SpoolError(
      .layout,
      "\(place) says version \(text.prefix { $0 != "\n" }), and this program knows version "
        + "\(Layout.version) only: use the program that made the spool, or a newer one")
  }

  private func readVersion(_ own: FileSystem.Descriptor) throws(SystemCallError) -> String? {
    try files.contents(of: "layout", in: own, limit: 64).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Says which version the spool is; whoever comes first does.
  private func makeVersion(own: FileSystem.Descriptor, temporary: FileSystem.Descriptor) throws(SystemCallError)
    -> String
  {
    let draft = FileName("layout-\(getpid())")
    try files.write(Array("\(Layout.version)\n".utf8), as: draft, in: temporary, sync: true)
    do throws(SystemCallError) { try files.rename(draft, in: temporary, to: "layout", in: own) } catch {
      // Somebody else came first; an owner among them may have swept our draft away.
      guard error.isCollision || error.isAbsence else { throw error }
      try files.unlink(draft, in: temporary)
    }
    try files.sync(own)
    return try readVersion(own) ?? ""
  }
}
