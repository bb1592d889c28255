import IntentModel
import IntentRuntime

/// What `intent run` was asked for.
struct RunRequest: RegistryPlace, Equatable {
  var key: IntentKey
  var params = ParamsSource.none
  var givenRegistry: String?
  var givenPlugins: String?
  var givenData: String?
  var tenant: TenantID?
  var timeout: DurationText?
  var logLevel = LogLevel.info
  var json = false
}
