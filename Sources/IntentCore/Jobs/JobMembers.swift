/// The names of the members that the runtime reads and writes.
public enum JobMembers {
  /// The members that only the runtime writes, in the order in which they stand in a record.
  ///
  /// In a drop they decide nothing: ``JobReader/read(drop:fileName:uid:now:limits:)-(ArraySlice<UInt8>,_,_,_,_)`` moves
  /// them into the job's history.
  public static let runtimeOwned: [String] = JobMember.allCases.filter(\.isRuntimeOwned).map(\.rawValue)
}
