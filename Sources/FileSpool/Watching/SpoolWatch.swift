public import IntentCore
import IntentModel

/// Sees jobs get into their states, as it happens, with or without a dispatcher and without its help: a state is a
/// directory.
///
/// Where the kernel tells of changes (inotify) each one is seen; a job that left a state again before it could be looked
/// at is not told of in that state. Elsewhere the directories are looked through every ``interval``. For one thread.
public final class SpoolWatch {
  /// What happened since it was asked last.
  public struct News: Sendable {
    /// Jobs, each as it lies in the state that it got into, in the order in which they did.
    public var jobs: [ListedJob] = []
    /// Whether more happened than could be told.
    public var isIncomplete = false
  }

  private enum Source {
    case notifications(NotifiedChanges)
    case scans(ScannedChanges)
  }

  private let source: Source

  /// Watches from here on.
  init(_ layout: Layout, _ states: Set<JobState>, _ options: FileSpoolOptions) throws(SpoolError) {
    do throws(SystemCallError) {
      do throws(SystemCallError) {
        source = .notifications(try NotifiedChanges(layout, states, clock: options.clock))
      } catch {
        options.onNotice(.polling(message: "\(layout.path) cannot be watched: \(error.reason) (\(error.call))"))
        source = .scans(try ScannedChanges(layout, states, clock: options.clock))
      }
    } catch {
      throw SpoolError("cannot look into \(layout.path)", error)
    }
  }

  /// Readable, in the sense of poll(2), when there is news; nil: nobody tells, and ``take()`` has to be tried.
  public var descriptor: Int32? {
    if case .notifications(let changes) = source { changes.descriptor } else { nil }
  }

  /// How long to wait for ``descriptor`` before ``take()`` is called all the same, in milliseconds.
  public var interval: Int32 {
    switch source {
    case .notifications(let changes): changes.isSettling ? 100 : 5_000
    case .scans: 500
    }
  }

  /// The news since the last call, a bounded number of jobs at a time.
  ///
  /// - Throws: ``SpoolError``: `layout` if a state's directory was removed or moved away; `storage` if it cannot be read.
  public func take() throws(SpoolError) -> News {
    do throws(SystemCallError) {
      switch source {
      case .notifications(let changes):
        let news = try changes.take()
        if changes.gone == nil || !news.jobs.isEmpty { return news }
      case .scans(let changes): return try changes.take()
      }
    } catch {
      throw SpoolError("cannot look into the spool", error)
    }
    throw SpoolError(.layout, "\(gone) was removed, or moved away: nothing can be seen there any more")
  }

  private var gone: String {
    if case .notifications(let changes) = source { changes.gone ?? "" } else { "" }
  }
}

extension FileSpool {
  /// Starts to watch jobs get into these states.
  public func watch(_ states: Set<JobState>) throws(SpoolError) -> SpoolWatch {
    try SpoolWatch(layout, states, options)
  }
}
