import IntentModel

/// The files of a package of its own that are not the handler's.
struct PackageTemplate {
  let template: HandlerTemplate
  /// The package's name.
  let title: String
  let root: String
  let runtime: RuntimeSource

  /// The manifest, with an empty table.
  var manifest: String {
    """
    // swift-tools-version: 6.3
    import PackageDescription

    // One row a handler: its domain (a folder of Handlers/) and its type (a file there). A row becomes a target and a dynamic
    // library, both named Domain + Type; registry.json maps the intent key to it. `intent handlers new` writes rows.
    \(HandlerManifest.opening)
    ]

    let libraries = handlers.filter(\\.isLibrary)

    let package = Package(
      name: "\(title)",
      platforms: [.macOS(.v15)],
      products: libraries.map { .library(name: $0.name, type: .dynamic, targets: [$0.name]) },
      dependencies: [\(runtime.dependency(from: root))],
      targets: libraries.map(\\.target)
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
        self.file = "\\(type).swift"
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
          name: name, dependencies: [.product(name: "IntentKit", package: "\(runtime.package)")] + shared,
          path: "Handlers/\\(domain)", exclude: others.map(\\.file), sources: [file])
      }
    }

    """
  }

  var readme: String {
    let key = template.name.key
    return """
      # \(title)

      Handlers for the intent runtime, in a package of their own: one file in `Handlers/`, one row in `Package.swift` and one
      entry in `registry.json` each.

      ```sh
      swift build
      export INTENT_PLUGINS="$PWD/.build/debug:$(dirname "$(command -v intent)")"   # and the runtime's services
      intent run \(key) --params '\(template.example)'
      intent work &
      intent submit \(key) --params '\(template.example)'
      intent handlers new \(key.domain).exec.another
      intent handlers check
      ```

      For a daemon that runs elsewhere, build with `-c release`, copy the library to a directory of its `--plugins`, and the
      entry to its registry. Both are taken up without a restart.

      """
  }
}
