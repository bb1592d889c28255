/// The program `intent-worker`.
enum WorkerProgram {
  /// Its path: INTENT_WORKER, else beside this program.
  static var path: String { Variables["INTENT_WORKER"].map(AbsolutePath.of) ?? Program.beside("intent-worker") }
}
