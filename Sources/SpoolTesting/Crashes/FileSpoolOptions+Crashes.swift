public import FileSpool

extension FileSpoolOptions {
  /// For a spool that is to die at any call: nothing happens in the background, so that the calls of a life are always
  /// the same ones.
  ///
  /// - Parameter boot: Which boot of the machine it is: another one after a power cut.
  public static func crashing(_ system: any FileSystem, boot: String, clock: TestClock) -> FileSpoolOptions {
    var options = FileSpoolOptions()
    options.fileSystem = system
    options.bootID = boot
    options.clock = clock
    options.journalReserve = 4096
    options.syncsInBackground = false
    options.patience = 10
    return options
  }
}
