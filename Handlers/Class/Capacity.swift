import AcademyKit
import IntentKit

/// `class.query.capacity`: how many places of each class are free. Who pauses takes none.
struct Capacity: IntentHandler {
  static let intent: IntentKey = "class.query.capacity"

  struct Params: AcademyParameters {
    /// Nil: all classes that are not archived.
    var classID: ClassID?
    /// Only those with a free place.
    var onlyFree: Bool?
    /// 1 to 1000; nil: 100.
    var limit: Int?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    /// Classes that are asked for.
    var total: Int
    /// Free places of those that take a certain number.
    var free: Int
    /// Whether there are more classes than these.
    var more: Bool
    /// By id.
    var classes: [Places]
  }

  struct Places: Codable, Sendable {
    var classID: ClassID
    var name: String
    /// Nil: any number.
    var capacity: Int?
    var enrolled: Int
    /// Students who may come back for a place.
    var paused: Int
    /// Nil: any number.
    var free: Int?
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    try ListLimit.check(params.limit)
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let store = try Academy(context, params).store
    if let id = params.classID { _ = try store.course(id) }
    let fillings = try store.fillings(of: params.classID).filter { params.onlyFree != true || $0.free != 0 }
    let limit = ListLimit.of(params.limit)
    let places = fillings.prefix(limit).map {
      Places(
        classID: $0.classID, name: $0.name, capacity: $0.capacity, enrolled: $0.enrolled, paused: $0.paused,
        free: $0.free)
    }
    return .completed(
      Report(
        total: fillings.count, free: fillings.compactMap(\.free).reduce(0, +), more: fillings.count > limit,
        classes: Array(places)))
  }
}

/// The library's entry for `class.query.capacity`.
@c(intent_handler_class__query__capacity)
public func entry() -> UnsafeRawPointer { export(Capacity.self) }
