extension MetricCounts {
  /// Adds what was counted elsewhere.
  mutating func add(_ other: MetricCounts) {
    for (intent, counts) in other.intents { intents[intent, default: IntentCounts()].add(counts) }
    if let counts = other.unknown {
      var sum = unknown ?? IntentCounts()
      sum.add(counts)
      unknown = sum
    }
    claimed &+= other.claimed
    committed &+= other.committed
    commits.add(other.commits)
  }
}

extension IntentCounts {
  mutating func add(_ other: IntentCounts) {
    for index in attempts.indices { attempts[index] &+= other.attempts[index] }
    for index in jobs.indices { jobs[index] &+= other.jobs[index] }
    for index in endedItems.indices { endedItems[index] &+= other.endedItems[index] }
    retries &+= other.retries
    durations.add(other.durations)
  }
}
