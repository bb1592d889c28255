/// How a file is opened. All of them close on exec, follow no symbolic link and never become a controlling terminal.
public enum OpenMode: Sendable, Hashable {
  /// To read, without waiting for a named pipe's other end.
  case read
  /// To list, or to open others in it. Fails if it is no directory.
  case directory
  /// As ``directory``, but a symbolic link at the path's end is followed.
  case directoryAtPath
  /// To write over what is there.
  case write
  /// To write a new file; fails if the name exists.
  case create
  /// To read and write what is there, or a new file.
  case readWrite
}
