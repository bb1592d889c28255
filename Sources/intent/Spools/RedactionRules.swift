import IntentCore
import IntentModel
import IntentRuntime

/// What the registry says is not to be kept in records, read when it is first needed.
final class RedactionRules {
  private let path: String
  private lazy var registry: Registry? = try? RegistryFile.read(path)

  init(path: String) {
    self.path = path
  }

  /// The parameters of an intent that are not kept. Without a registry that reads, no intent is known, and nothing could
  /// have run.
  func paths(of key: IntentKey) -> [ParameterPath] {
    registry?.policy(of: key).redact ?? []
  }
}
