/// What a soak does, and for how long.
public struct SoakOptions: Sendable {
  /// Everything random comes from it.
  public var seed: UInt64
  /// When to stop dropping jobs, in seconds; nil: see `jobs`.
  public var seconds: Double?
  /// After how many jobs to stop dropping; nil: see `seconds`.
  public var jobs: Int?
  /// Jobs a second at most.
  public var rate = 250
  /// Seconds from one kill to the next.
  public var pause: ClosedRange<Double> = 2...9
  /// At least so many kills, however short the run is.
  public var leastKills = 0
  /// How long completed, cancelled and rejected records are kept, in seconds.
  public var keep: Double = 60
  /// How long the jobs may take to end once no more are dropped, in seconds.
  public var patience: Double = 180

  /// A soak of a seed; the other properties have defaults.
  public init(seed: UInt64) { self.seed = seed }
}
