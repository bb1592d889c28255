/// A pass over the entries of a directory. Used by one thread at a time; closes what it opened when it goes.
public protocol DirectoryEntries: AnyObject {
  /// The next entry's name, without `.` and `..`; nil after the last.
  ///
  /// What appears or disappears during the pass may or may not be among them; what is there throughout is, once.
  func next() throws(SystemCallError) -> FileName?
}
