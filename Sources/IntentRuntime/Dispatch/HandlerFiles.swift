internal import IntentCore

/// The files that handlers come from: what tells them from others of their names.
///
/// Two of these are compared where nobody is notified: on systems without inotify, and of a directory that was replaced,
/// or a file behind a link that now leads elsewhere, which inotify does not tell of.
struct HandlerFiles {
  private var registryAndLibraries: [String: RegistryIdentity] = [:]
  private var directories: [RegistryIdentity?] = []

  /// Looks at them.
  init(directories: [String], registry: String) {
    for directory in directories {
      self.directories.append(FileFacts(path: directory)?.identity)
      for name in DirectoryNames.list(directory) ?? []
      where ChangeWatcher.Change(of: name, registry: registry) == .registryOrLibraries {
        let path = directory + "/" + name
        registryAndLibraries[path] = FileFacts(path: path)?.identity
      }
    }
  }

  /// What changed from an earlier look to this one; nil: nothing.
  func change(since earlier: HandlerFiles) -> ChangeWatcher.Change? {
    if registryAndLibraries != earlier.registryAndLibraries { return .registryOrLibraries }
    return directories == earlier.directories ? nil : .otherFiles
  }
}
