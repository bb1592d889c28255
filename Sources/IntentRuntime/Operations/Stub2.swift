import IntentCore
import IntentJSON
import IntentModel
protocol LiveAttempts { func cancelRunning(_ id: JobID, _ error: IntentError) -> Bool }
struct Operations { init(spool: any SpoolListing & SpoolAdministration, live: (any LiveAttempts)?, clock: any RuntimeClock) {}; func perform(_ r: JSONText) -> JSONText { r } }
