/// An academy: the runtime, and the students of the sample.
typealias TestAcademy = TestRuntime

extension TestRuntime {
  /// An academy with the students of the sample.
  static func sample(services: String = "{}", gateway: TestGateway? = nil) async throws -> TestAcademy {
    let academy = try TestAcademy(services: services, gateway: gateway)
    try await academy.completed("student.exec.import_csv", ["csv": sampleCSV])
    return academy
  }

  /// The file that the repository ships.
  static let sampleCSV: String = {
    String(decoding: Repository.contents("Handlers/Academy/Sample/academy.csv"), as: UTF8.self)
  }()
}
