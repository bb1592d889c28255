/// Where the code of an intent is on this machine: what a registry's `library` or `exec` came to.
public enum HandlerLocation: Sendable, Hashable {
  /// A dynamic library, by its absolute path.
  case library(path: String)
  /// A program: its argument vector, and the directory it runs in. A relative path starts at the directory; a bare
  /// name that is not there is looked up in PATH.
  case exec(arguments: [String], directory: String)
}
