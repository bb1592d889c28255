import Foundation

/// A terminal of a test's own: what a program writes to it is read here, and what it shows can be worked out.
public final class PseudoTerminal {
  /// The path that a program opens.
  public let path: String
  private let master: Int32
  /// The other end stays open, so that what was written last can be read whenever its writer ended.
  private let terminal: Int32
  private var bytes: [UInt8] = []

  /// A terminal of this size.
  public init(columns: Int, rows: Int) throws {
    var ends: (master: Int32, terminal: Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 256)
    guard openpty(&ends.master, &ends.terminal, &name, nil, nil) == 0 else {
      throw SpawnError(description: "no terminal is to be had: \(String(cString: strerror(errno)))")
    }
    master = ends.master
    terminal = ends.terminal
    path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    _ = fcntl(terminal, F_SETFD, FD_CLOEXEC)
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    resize(columns: columns, rows: rows)
  }

  deinit {
    close(master)
    close(terminal)
  }

  /// Gives its window another size. The program is told by whoever calls this.
  public func resize(columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Types a text on it.
  public func type(_ text: String) {
    let bytes = Array(text.utf8)
    precondition(write(master, bytes, bytes.count) == bytes.count, "a terminal takes a line at once")
  }

  /// Everything that was written to it so far.
  public var output: String {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(master, &chunk, chunk.count)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(contentsOf: chunk[..<count])
    }
  }
}
