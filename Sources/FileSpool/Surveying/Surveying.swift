import IntentCore
import IntentModel

/// Looks a state's directories over, without the spool's lock, in one pass over the names.
///
/// Where there are more files than may be asked for their time, every so-manieth of the names is: so the sample does not
/// depend on the order in which a file system lists a directory. Names that are only counted are not counted again for a
/// directory that has not changed.
struct Surveying {
  let layout: Layout
  let counts: Locked<DirectoryCounts>
  let now: Timestamp

  func survey(_ state: JobState, _ question: SurveyQuestion) throws(SystemCallError) -> Survey {
    var survey = Survey()
    var sample = Sample(limit: question.looks)
    for directory in try directories(of: state) {
      guard let status = try directory.status() else { continue }
      let left = max(0, question.counts - survey.count)
      // Nothing got into a directory since it changed last.
      let isCandidate =
        question.looks > 0 && status.identity.modified / 1_000_000 >= question.since?.milliseconds ?? .min
      let counted = try counts.withLock { (counts) throws(SystemCallError) in
        isCandidate
          ? try DirectoryCounts.count(directory, limit: left) { sample.offer($0) }
          : try counts.count(directory, status, limit: left, now: now)
      }
      survey.count += counted.jobs
      survey.isCountComplete = survey.isCountComplete && counted.isComplete
    }
    survey.candidates = sample.offered
    var chosen = Chosen(limit: question.reads, order: question.order)
    for place in sample.places {
      survey.looked += 1
      guard let time = try time(of: place), time >= question.since ?? .distantPast else { continue }
      survey.times.append(time)
      chosen.offer(place, time)
    }
    let listing = Listing(layout: layout)
    for (place, time) in chosen.inOrder {
      if let job = try listing.job(at: place) { survey.found.append(Survey.Found(job: job, at: time)) }
    }
    return survey
  }

  /// When a job got where it is; one that waits, when it began to wait. nil: it has moved on.
  private func time(of place: Place) throws(SystemCallError) -> Timestamp? {
    if place.state == .delayed { return DelayedName(place.name)?.due }
    guard let status = try layout.status(of: place) else { return nil }
    // What the runtime moves without writing it anew has its writer's time.
    let isMoved = [.pending, .processing, .rejected].contains(place.state)
    let time = isMoved ? status.identity.changed : status.identity.modified
    return Timestamp(milliseconds: time / 1_000_000)
  }

  private func directories(of state: JobState) throws(SystemCallError) -> [RecordDirectory] {
    guard state == .completed else { return [RecordDirectory(layout: layout, state: state, day: nil)] }
    return try CompletedDay.all(layout).map { RecordDirectory(layout: layout, state: state, day: $0) }
  }
}

/// Some of any number of files, spread evenly over all of them: every one, or every second, fourth, eighth.
private struct Sample {
  let limit: Int
  private(set) var offered = 0
  private(set) var places: [Place] = []
  private var stride = 1

  init(limit: Int) { self.limit = limit }

  mutating func offer(_ place: Place) {
    if offered % stride == 0 {
      if places.count == limit {
        places = places.indices.filter { $0 % 2 == 0 }.map { places[$0] }
        stride *= 2
      }
      if offered % stride == 0, places.count < limit { places.append(place) }
    }
    offered += 1
  }
}

/// The oldest or the newest of any number of files.
private struct Chosen {
  let limit: Int
  let order: SurveyQuestion.Order
  private var files: [(place: Place, time: Timestamp)] = []

  init(limit: Int, order: SurveyQuestion.Order) {
    self.limit = limit
    self.order = order
  }

  mutating func offer(_ place: Place, _ time: Timestamp) {
    if limit <= 0 { return }
    files.append((place, time))
    if files.count >= 2 * limit + 64 { trim() }
  }

  var inOrder: [(place: Place, time: Timestamp)] {
    var chosen = self
    chosen.trim()
    return chosen.files
  }

  private mutating func trim() {
    files.sort { order == .oldest ? $0.time < $1.time : $0.time > $1.time }
    if files.count > limit { files.removeLast(files.count - limit) }
  }
}
