public import IntentJSON
import IntentModel

/// The jobs to submit when a job ends: its members `on_success`, `on_failure` and `on_complete`.
///
/// Each is a job or an array of jobs, in which others may be chained in turn. They are checked when the job is accepted,
/// so that none turns out to be wrong when its time comes, and are kept as they were written.
public struct JobChain: Sendable, Equatable {
  /// Submitted when the job is completed.
  public var onSuccess: JSONText?
  /// Submitted when the job has failed for good.
  public var onFailure: JSONText?
  /// Submitted when the job has ended, in whatever way: completed, failed, cancelled, expired, rejected by a person.
  public var onComplete: JSONText?

  /// Jobs in one member.
  static let largestCount = 100
  /// Chains in chains. Each is looked through once for every one that it is in.
  static let largestDepth = 32

  /// An empty chain.
  public init() {}

  /// What stands in a job's file, checked or not.
  init(of file: JSONText) {
    for member in file.members {
      switch JobMember.of(member) {
      case .onSuccess: onSuccess = member.value
      case .onFailure: onFailure = member.value
      case .onComplete: onComplete = member.value
      default: break
      }
    }
  }

  /// Whether nothing follows.
  public var isEmpty: Bool { onSuccess == nil && onFailure == nil && onComplete == nil }

  /// A job of a chain.
  struct Link {
    /// Where it stands in its parent: `on_success`, or `on_success[1]`.
    var path: String
    /// The job as it was written.
    var text: JSONText
  }

  /// What is to be submitted for a job that ends in a state.
  func links(at state: JobState) -> [Link] {
    switch state {
    case .completed: Self.links(onSuccess, .onSuccess) + Self.links(onComplete, .onComplete)
    case .failed: Self.links(onFailure, .onFailure) + Self.links(onComplete, .onComplete)
    default: Self.links(onComplete, .onComplete)
    }
  }

  /// All members, with their names.
  var members: [(member: JobMember, value: JSONText)] {
    let all: [(JobMember, JSONText?)] = [
      (.onSuccess, onSuccess), (.onFailure, onFailure), (.onComplete, onComplete),
    ]
    return all.compactMap { member, value in value.map { (member, $0) } }
  }

  private static func links(_ value: JSONText?, _ member: JobMember) -> [Link] {
    guard let value else { return [] }
    if value.kind != .array { return [Link(path: member.rawValue, text: value)] }
    return value.elements.enumerated().map { Link(path: "\(member.rawValue)[\($0)]", text: $1) }
  }

  /// Checks every job of the chain, and of their chains.
  ///
  /// - Parameters:
  ///   - tenant: Whose job it is that they follow.
  ///   - depth: In how many chains that one is.
  /// - Throws: what is wrong with the first that is no job; its field is the path to it, as in `on_success[1].priority`.
  func check(tenant: TenantID?, depth: Int) throws(JobError) {
    if isEmpty { return }
    for (member, value) in members {
      guard depth < Self.largestDepth else {
        let field = member.rawValue
        throw JobError(
          .invalidField, field: field,
          "\(field): expected at most \(Self.largestDepth) chains in each other: chain a job that submits the rest")
      }
      let links = Self.links(value, member)
      guard links.count <= Self.largestCount else {
        let field = member.rawValue
        throw JobError(
          .invalidField, field: field,
          "\(field): expected at most \(Self.largestCount) jobs, found \(links.count): chain a job that submits the rest"
        )
      }
      for link in links {
        do throws(JobError) {
          _ = try FollowUpJob(link.text, tenant: tenant, mayTakeParams: true, depth: depth + 1)
        } catch {
          throw error.within(link.path)
        }
      }
    }
  }

  /// Refuses members of an old record from which something was taken: what they would submit is not what it was.
  ///
  /// - Parameter names: What the record says of them.
  func rejectRedacted(_ names: JSONText?) throws(JobError) {
    guard let names else { return }
    for (member, value) in members where names.elements.contains(where: { $0.string == member.rawValue }) {
      guard value.text.contains(ParameterPath.replacement) else { continue }
      let field = member.rawValue
      throw JobError(
        .redacted, field: field,
        "\(field): parameters in it were redacted when the record was written, so the job cannot run again as it is: put "
          + "the values back, or remove \(field)")
    }
  }
}
