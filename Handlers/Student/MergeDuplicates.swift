import AcademyKit
import IntentKit

/// `student.exec.merge_duplicates`: two students who are one person become one. All that was recorded of the one becomes
/// the other's; `StudentMerge` says what decides where both have something that a student has once.
struct MergeDuplicates: IntentHandler {
  static let intent: IntentKey = "student.exec.merge_duplicates"

  struct Params: AcademyParameters {
    /// The student who stays.
    var keep: StudentID
    /// The student whose record is closed.
    var merge: StudentID
    var requestedBy: Line?
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    guard params.keep != params.merge else {
      throw IntentError.invalidParams("is the student who is to be kept", field: "merge")
    }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<MergeReport> {
    let academy = try Academy(context, params)
    return .completed(
      try academy.change { transaction in
        let kept = try transaction.changeableStudent(params.keep, field: "keep")
        let merged = try transaction.changeableStudent(params.merge, field: "merge")
        var merge = try StudentMerge(merged, into: kept, academy)
        return try merge.run(in: transaction)
      })
  }
}

/// The library's entry for `student.exec.merge_duplicates`.
@c(intent_handler_student__exec__merge_duplicates)
public func entry() -> UnsafeRawPointer { export(MergeDuplicates.self) }
