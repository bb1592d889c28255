// swift-tools-version: 6.3
import PackageDescription

// One row a handler: its domain (a folder of Handlers/), its type (a file there), and what it shares with others.
// A row becomes a target and a dynamic library, both named Domain + Type; registry.json maps the intent key to it.
// A handler in another language has a row as well, `Handler("Orders", program: "confirm.py")`: nothing is built of it, and
// the domain's targets are told that it is none of theirs. `intent handlers new` writes rows, and `check` finds wrong ones.
// The table is plain text because SwiftPM caches a manifest by its text: a manifest that lists files goes stale.
let handlers: [Handler] = [
  Handler("Attendance", "BulkCheckIn", shared: ["AcademyKit"]),
  Handler("Attendance", "CheckIn", shared: ["AcademyKit"]),
  Handler("Attendance", "CheckOut", shared: ["AcademyKit"]),
  Handler("Attendance", "ClassRate", shared: ["AcademyKit"]),
  Handler("Attendance", "CorrectRecord", shared: ["AcademyKit"]),
  Handler("Attendance", "DailySummary", shared: ["AcademyKit"]),
  Handler("Attendance", "FlagChronicAbsence", shared: ["AcademyKit"]),
  Handler("Attendance", "MarkAbsent", shared: ["AcademyKit"]),
  Handler("Attendance", "MarkExcused", shared: ["AcademyKit"]),
  Handler("Attendance", "NotifyGuardiansAbsent", shared: ["AcademyKit"]),
  Handler("Attendance", "NotifyGuardiansLate", shared: ["AcademyKit"]),
  Handler("Attendance", "RemindUnmarkedClasses", shared: ["AcademyKit"]),
  Handler("Attendance", "StudentHistory", shared: ["AcademyKit"]),
  Handler("Billing", "ApplyDiscount", shared: ["AcademyKit", "AcademyBilling"]),
  Handler("Billing", "ChargeCard", shared: ["AcademyKit", "AcademyBilling"]),
  Handler("Billing", "CloseMonth", shared: ["AcademyKit", "AcademyBilling"]),
  Handler("Billing", "CreateInvoice", shared: ["AcademyKit", "AcademyBilling"]),
  Handler("Billing", "InvoiceDetails", shared: ["AcademyKit", "AcademyBilling"]),
  Handler("Billing", "IssueMonthlyInvoices", shared: ["AcademyKit", "AcademyBilling"]),
  Handler("Billing", "NotifyOverdue", shared: ["AcademyKit"]),
  Handler("Billing", "OutstandingBalance", shared: ["AcademyKit"]),
  Handler("Billing", "ReconcilePaymentsCSV", shared: ["AcademyKit", "AcademyBilling"]),
  Handler("Billing", "RecordPayment", shared: ["AcademyKit", "AcademyBilling"]),
  Handler("Billing", "RefundPayment", shared: ["AcademyKit", "AcademyBilling"]),
  Handler("Billing", "RevenueSummary", shared: ["AcademyKit", "AcademyBilling"]),
  Handler("Billing", "SendInvoice", shared: ["AcademyKit", "AcademyBilling"]),
  Handler("Billing", "VoidInvoice", shared: ["AcademyKit", "AcademyBilling"]),
  Handler("Class", "AddMakeupSession", shared: ["AcademyKit"]),
  Handler("Class", "Archive", shared: ["AcademyKit"]),
  Handler("Class", "AssignTeacher", shared: ["AcademyKit"]),
  Handler("Class", "CancelSession", shared: ["AcademyKit"]),
  Handler("Class", "Capacity", shared: ["AcademyKit"]),
  Handler("Class", "Create", shared: ["AcademyKit"]),
  Handler("Class", "EnrollStudent", shared: ["AcademyKit"]),
  Handler("Class", "NotifyScheduleChange", shared: ["AcademyKit"]),
  Handler("Class", "Roster", shared: ["AcademyKit"]),
  Handler("Class", "Timetable", shared: ["AcademyKit"]),
  Handler("Class", "UpdateSchedule", shared: ["AcademyKit"]),
  Handler("Class", "WithdrawStudent", shared: ["AcademyKit"]),
  Handler("Communication", "DeliveryStatus", shared: ["AcademyKit"]),
  Handler("Communication", "MessageHistory", shared: ["AcademyKit"]),
  Handler("Communication", "NotifyClass", shared: ["AcademyKit"]),
  Handler("Communication", "NotifyGuardians", shared: ["AcademyKit"]),
  Handler("Communication", "NotifyStaff", shared: ["AcademyKit"]),
  Handler("Communication", "PreviewTemplate", shared: ["AcademyKit"]),
  Handler("Communication", "RecordDeliveryReceipt", shared: ["AcademyKit"]),
  Handler("Communication", "ResendFailed", shared: ["AcademyKit"]),
  Handler("Communication", "ScheduleMessage", shared: ["AcademyKit"]),
  Handler("Communication", "SendBulk", shared: ["AcademyKit"]),
  Handler("Communication", "SendMessage", shared: ["AcademyKit"]),
  Handler("Communication", "SendTemplate", shared: ["AcademyKit"]),
  Handler("Communication", "Unsubscribe", shared: ["AcademyKit"]),
  Handler("Communication", "UpsertTemplate", shared: ["AcademyKit"]),
  Handler("Report", "ClassPerformance", shared: ["AcademyKit", "AcademyReports"]),
  Handler("Report", "Deliver", shared: ["AcademyKit", "AcademyReports"]),
  Handler("Report", "ExportCSV", shared: ["AcademyKit", "AcademyReports"]),
  Handler("Report", "List", shared: ["AcademyKit", "AcademyReports"]),
  Handler("Report", "MonthlyBilling", shared: ["AcademyKit", "AcademyReports"]),
  Handler("Report", "ScheduleDelivery", shared: ["AcademyKit", "AcademyReports"]),
  Handler("Report", "Status", shared: ["AcademyKit", "AcademyReports"]),
  Handler("Report", "StudentProgress", shared: ["AcademyKit", "AcademyReports"]),
  Handler("Report", "TeacherWorkload", shared: ["AcademyKit", "AcademyReports"]),
  Handler("Report", "TenantOverview", shared: ["AcademyKit", "AcademyReports"]),
  Handler("Report", "WeeklyAttendance", shared: ["AcademyKit", "AcademyReports"]),
  Handler("Runtime", "Clock"),
  Handler("Runtime", "Echo"),
  Handler("Runtime", "StoreCheck"),
  Handler("Runtime", "Wait"),
  Handler("Student", "AddGuardian", shared: ["AcademyKit"]),
  Handler("Student", "AssignTask", shared: ["AcademyKit"]),
  Handler("Student", "Discharge", shared: ["AcademyKit"]),
  Handler("Student", "ExportCSV", shared: ["AcademyKit"]),
  Handler("Student", "ImportCSV", shared: ["AcademyKit"]),
  Handler("Student", "MergeDuplicates", shared: ["AcademyKit"]),
  Handler("Student", "PauseEnrollment", shared: ["AcademyKit"]),
  Handler("Student", "Profile", shared: ["AcademyKit"]),
  Handler("Student", "Register", shared: ["AcademyKit"]),
  Handler("Student", "ResumeEnrollment", shared: ["AcademyKit"]),
  Handler("Student", "Search", shared: ["AcademyKit"]),
  Handler("Student", "SetGuardianContact", shared: ["AcademyKit"]),
  Handler("Student", "TransferClass", shared: ["AcademyKit"]),
  Handler("Student", "UpdateProfile", shared: ["AcademyKit"]),
]

let libraries = handlers.filter(\.isLibrary)

// Dynamic libraries that lend themselves to handlers through the context. Loaded on first use, like handlers.
let services = ["StoreService", "MessageService", "FilesService", "HTTPService"]

// Libraries of handlers that misbehave, one a language: what the tests load. Nobody else has a use for them.
let fixtures = ["Misbehaving", "PlainC"]

/// For libFuzzer, which needs instrumented code: `make fuzz-coverage` alone builds so, in a directory of its own.
let measuresCoverage = Context.environment["INTENT_FUZZER"] != nil

/// SwiftPM refuses flags in a package that is fetched by version: that does without those that only make a build quicker.
let takesFlags = !Context.packageDirectory.contains("/checkouts/")

/// How a debug build compiles a module's files.
enum Compilation {
  /// All at once, and the module's interface with them: a quarter less work for a build from scratch. The compiler remarks that
  /// this is not incremental. INTENT_INCREMENTAL makes it so, for whoever edits these modules: a quarter to a half of the time
  /// after a change.
  case whole
  /// As far as they changed, in one run of the compiler, as there are more modules than processors.
  case incremental

  var flags: [String] {
    switch self {
    case .whole where Context.environment["INTENT_INCREMENTAL"] == nil:
      ["-whole-module-optimization", "-num-threads", "1", "-disable-batch-mode", "-no-emit-module-separately-wmo"]
    case .whole, .incremental: ["-driver-batch-count", "1"]
    }
  }
}

/// The toolchain's own linker: a quarter less time for each library of a handler.
let linksQuickly: [LinkerSetting] =
  takesFlags ? [.unsafeFlags(["-use-ld=lld"], .when(platforms: [.linux]))] : []

/// Warnings are errors in CI only: a newer compiler's new warning must not break somebody's build.
let language: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"), .enableUpcomingFeature("InternalImportsByDefault"),
  ] + (Context.environment["INTENT_WARNINGS_AS_ERRORS"] == nil ? [] : [.treatAllWarnings(as: .error)])
  + (measuresCoverage ? [.define("INTENT_FUZZER"), .unsafeFlags(["-sanitize=fuzzer"])] : [])

func settings(_ compilation: Compilation) -> [SwiftSetting] {
  (takesFlags ? [.unsafeFlags(compilation.flags, .when(configuration: .debug))] : []) + language
}

/// Only the programs need it: a package that depends on IntentKit alone switches the trait off, and fetches nothing.
let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser", condition: .when(traits: ["Programs"]))

/// What the tests, the fuzzer and the measurements need and a user does not: `make build` leaves it out, and takes a sixth
/// less time.
let testing: [Target] =
  Context.environment["INTENT_PROGRAMS_ONLY"] != nil
  ? []
  : [
    .swift("SpoolTesting", ["IntentCore", "IntentJSON", "IntentModel", "FileSpool"]),
    .program(
      "academy-data",
      [
        "AcademyKit", "IntentModel", "RandomTesting", "CSQLite",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Benchmarks/AcademyData"),
    .swift(
      "FuzzKit", ["IntentJSON", "IntentModel", "IntentCore", "IntentRuntime", "FileSpool", "RandomTesting"],
      path: "Tests/FuzzKit"),
    .executableTarget(
      name: "intent-fuzz", dependencies: ["FuzzKit", "RandomTesting"], path: "Tests/FuzzProgram",
      swiftSettings: settings(.whole),
      linkerSettings: measuresCoverage ? [.unsafeFlags(["-sanitize=fuzzer"])] : []),
    .tests("FuzzTests", ["FuzzKit", "RandomTesting"]),
    .swift("RandomTesting", path: "Tests/RandomTesting"),
    .tests("IntentJSONTests", ["IntentJSON", "RandomTesting"]),
    .tests("IntentModelTests", ["IntentModel", "IntentJSON"]),
    .tests("IntentCoreTests", ["IntentCore", "IntentModel", "IntentJSON", "RandomTesting"]),
    .tests("FileSpoolTests", ["FileSpool", "SpoolTesting", "IntentCore", "IntentModel", "IntentJSON", "CSystem"]),
    .swift("ServiceTesting", ["ServiceKit", "IntentJSON", "CIntentABI"], path: "Tests/ServiceTesting"),
    .program("store-client", ["StoreService", "ServiceTesting"], path: "Tests/Fixtures/store-client"),
    .tests(
      "StoreServiceTests", ["StoreService", "ServiceTesting", "IntentJSON", "CIntentABI", "CSQLite", "store-client"]),
    .tests("FilesServiceTests", ["FilesService", "ServiceTesting", "IntentJSON", "CIntentABI"]),
    .tests("HTTPServiceTests", ["HTTPService", "ServiceTesting", "IntentJSON", "CIntentABI"]),
    .tests(
      "HandlerTests",
      [
        "AcademyKit", "AcademyBilling", "AcademyReports", "RandomTesting", "IntentRuntime", "IntentCore", "IntentKit",
        "IntentModel", "IntentJSON", "ServiceTesting", "intent", "academy-data",
      ]),
    .tests(
      "MessageServiceTests",
      ["MessageService", "ServiceTesting", "IntentKit", "IntentJSON", "IntentModel", "CIntentABI", "CCurl"]),
    .swift(
      "Durability", ["ProgramTesting", "RandomTesting", "IntentJSON", "IntentModel", "CSQLite"],
      path: "Tests/Durability"),
    .program(
      "intent-durability", ["Durability", argumentParser],
      path: "Tests/DurabilityProgram"),
    .executableTarget(name: "crash-at", path: "Tests/CrashAt"),
    .swift("ProgramTesting", path: "Tests/ProgramTesting"),
    .tests(
      "RuntimeTests",
      [
        "IntentRuntime", "IntentKit", "FileSpool", "IntentCore", "IntentModel", "IntentJSON", "CIntentABI", "CSystem",
        "Durability", "OneShotProbe", "ProgramTesting", "RandomTesting", "SpoolTesting", "crash-at", "hostile-worker",
      ]),
    .tests(
      "CommandTests",
      [
        "ProgramTesting", "intent", "IntentRuntime", "IntentCore", "IntentModel", "IntentJSON", "DelimitedText",
        argumentParser,
      ]),
    .swift("Misbehaving", ["IntentKit"], path: "Tests/Fixtures/Misbehaving"),
    .program(
      "OneShotProbe", ["IntentRuntime", "IntentCore", "IntentModel", "IntentJSON"], path: "Tests/Fixtures/OneShotProbe"),
    .program(
      "hostile-worker", ["IntentRuntime", "IntentCore", "IntentModel", "IntentJSON"],
      path: "Tests/Fixtures/hostile-worker"),
    .target(name: "PlainC", dependencies: ["CIntentABI"], path: "Tests/Fixtures/PlainC", publicHeadersPath: "."),
  ]

let package = Package(
  name: "intent-runtime",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "intent", targets: ["intent"]),
    .executable(name: "intent-worker", targets: ["intent-worker"]),
    .library(name: "IntentKit", targets: ["IntentKit"]),
  ]
    + services.map { .library(name: $0, type: .dynamic, targets: [$0]) }
    + libraries.map { .library(name: $0.name, type: .dynamic, targets: [$0.name]) }
    + (testing.isEmpty
      ? []
      : [.library(name: "SpoolTesting", targets: ["SpoolTesting"])]
        + fixtures.map { .library(name: $0, type: .dynamic, targets: [$0]) }),
  traits: [.trait(name: "Programs", description: "The command line"), .default(enabledTraits: ["Programs"])],
  dependencies: [
    // The command line: parsing, help texts and shell completions are better done there than here.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .swift("IntentJSON"),
    .swift("IntentModel", ["IntentJSON"]),
    .target(name: "CIntentABI"),
    .target(name: "CSystem"),
    .target(name: "CFloor"),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite3"])]),
    .swift("IntentKit", ["IntentJSON", "IntentModel", "CIntentABI"]),
    .swift("DelimitedText"),
    .swift("IntentCore", ["IntentJSON", "IntentModel", "DelimitedText"]),
    .swift("FileSpool", ["IntentCore", "IntentJSON", "IntentModel", "CSystem"]),
    .swift("IntentRuntime", ["IntentCore", "IntentJSON", "IntentModel", "CIntentABI", "CSystem"]),
    .swift("ServiceKit", ["IntentJSON", "CIntentABI"]),
    .swift("StoreService", ["ServiceKit", "IntentJSON", "CIntentABI", "CSQLite"]),
    .target(
      name: "AcademyKit", dependencies: ["IntentKit", "DelimitedText"], path: "Handlers/Academy",
      exclude: ["README.md", "INTENTS.md", "Sample"], swiftSettings: settings(.whole)),
    .swift("AcademyBilling", ["AcademyKit", "DelimitedText", "IntentKit"], path: "Handlers/AcademyBilling"),
    .target(
      name: "AcademyReports", dependencies: ["AcademyKit", "IntentKit"], path: "Handlers/AcademyReports",
      exclude: ["README.md"], swiftSettings: settings(.whole)),
    .swift("FilesService", ["ServiceKit", "IntentJSON", "CIntentABI"]),
    .target(name: "CCurl"),
    .swift("HTTPService", ["ServiceKit", "IntentJSON", "CIntentABI", "CCurl"]),
    .swift("MessageService", ["ServiceKit", "IntentJSON", "IntentModel", "CIntentABI", "CCurl", "CSystem"]),
    .program(
      "intent",
      [
        "IntentRuntime", "IntentCore", "FileSpool", "IntentJSON", "IntentModel", "DelimitedText", "CFloor", "CSystem",
        argumentParser,
      ]),
    .program("intent-worker", ["IntentRuntime"]),
    .program("BareHost", ["CIntentABI"], path: "Benchmarks/BareHost"),
  ]
    + libraries.map(\.target) + testing
)

struct Handler {
  var domain: String
  var type: String
  var file: String
  var shared: [Target.Dependency]
  var name: String { domain + type }
  var isLibrary: Bool { file.hasSuffix(".swift") }

  init(_ domain: String, _ type: String, shared: [Target.Dependency] = []) {
    self.domain = domain
    self.type = type
    self.file = "\(type).swift"
    self.shared = shared
  }

  init(_ domain: String, program: String) {
    self.domain = domain
    type = program
    file = program
    shared = []
  }

  var target: Target {
    let others = handlers.filter { $0.domain == domain && $0.file != file }
    return .target(
      name: name, dependencies: ["IntentKit"] + shared, path: "Handlers/\(domain)",
      exclude: others.map(\.file), sources: [file], swiftSettings: settings(.incremental), linkerSettings: linksQuickly)
  }
}

extension Target {
  static func swift(_ name: String, _ dependencies: [Dependency] = [], path: String? = nil) -> Target {
    .target(name: name, dependencies: dependencies, path: path, swiftSettings: settings(.whole))
  }

  static func program(_ name: String, _ dependencies: [Dependency], path: String? = nil) -> Target {
    .executableTarget(name: name, dependencies: dependencies, path: path, swiftSettings: settings(.whole))
  }

  static func tests(_ name: String, _ dependencies: [Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: settings(.incremental))
  }
}
