/// The families of samples, by their names.
enum MetricNames {
  static let jobs = "intent_jobs_total"
  static let items = "intent_batch_items_total"
  static let attempts = "intent_attempts_total"
  static let retries = "intent_retries_total"
  static let durations = "intent_attempt_duration_seconds"
  static let claimed = "intent_claims_total"
  static let committed = "intent_committed_transitions_total"
  static let commits = "intent_commit_duration_seconds"
  static let spoolJobs = "intent_spool_jobs"
  static let oldestPending = "intent_oldest_pending_age_seconds"
  static let running = "intent_running_attempts"
  static let workers = "intent_workers"
  static let isUp = "intent_dispatcher_up"
  static let started = "intent_dispatcher_start_time_seconds"
  static let updated = "intent_last_update_timestamp_seconds"
  static let build = "intent_build_info"

  /// The label of intents that no registry has. It is no key, so no intent can be called that.
  static let unknownIntent = "unknown"
}
