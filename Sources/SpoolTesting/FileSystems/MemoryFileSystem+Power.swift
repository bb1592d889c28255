import FileSpool
import Synchronization

/// What becomes of everything that no sync covered.
public enum PowerCut: Sendable, Hashable {
  /// All of it is lost.
  case losesAll
  /// None of it is.
  case losesNothing
  /// Names survive and data do not: the classic torn file, as of a file system that delays allocation.
  case losesData
  /// Each change of names, and each piece of data, survives or not by the toss of a coin.
  case tosses(seed: UInt64)
}

extension MemoryFileSystem {
  /// The file system as the machine finds it when the power is back: a new one; this one is as it was.
  public func afterPowerCut(_ cut: PowerCut) -> MemoryFileSystem {
    state.withLock { state in
      var coin = Coin(cut)
      var nodes = state.nodes
      for change in state.nameChanges where coin.keepsNames() { change.apply(to: &nodes) }
      for number in nodes.keys.sorted() {
        var node = nodes[number]!
        node.data = coin.survivingData(of: node)
        node.entries = node.stableEntries
        node.makeDataStable()
        nodes[number] = node
      }
      var next = State(time: state.time + 1_000_000_000)
      next.nodes = nodes
      next.nextNode = state.nextNode
      next.nextDescriptor = state.nextDescriptor
      return MemoryFileSystem(next)
    }
  }

  /// The paths of all files, with their contents: for a test to look at.
  public func tree() -> [String: [UInt8]] {
    state.withLock { state in
      var files: [String: [UInt8]] = [:]
      var left: [(String, UInt64)] = [("", Self.root)]
      while let (path, number) = left.popLast(), let node = state.nodes[number] {
        if !node.isDirectory { files[path] = node.data }
        for (name, child) in node.entries { left.append(("\(path)/\(name)", child)) }
      }
      return files
    }
  }
}

/// Decides what survives.
private struct Coin {
  private let cut: PowerCut
  private var state: UInt64 = 0

  init(_ cut: PowerCut) {
    self.cut = cut
    if case .tosses(let seed) = cut { state = seed &* 0x2545_F491_4F6C_DD1D }
  }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func keepsNames() -> Bool {
    switch cut {
    case .losesAll: false
    case .losesNothing, .losesData: true
    case .tosses: next() & 1 == 0
    }
  }

  mutating func survivingData(of node: MemoryNode) -> [UInt8] {
    var data = node.stableData
    for change in node.unstable {
      switch cut {
      case .losesAll: break
      case .losesNothing: change.apply(to: &data)
      case .losesData:
        // The length survives, what was written does not.
        if case .write(let offset, let bytes) = change {
          MemoryNode.Change.resize(max(data.count, offset + bytes.count)).apply(to: &data)
        } else {
          change.apply(to: &data)
        }
      case .tosses: apply(change, to: &data)
      }
    }
    return data
  }

  /// Kept, lost, or kept in part.
  private mutating func apply(_ change: MemoryNode.Change, to data: inout [UInt8]) {
    switch (next() % 4, change) {
    case (0, _): break
    case (1, .write(let offset, let bytes)):
      let part = Array(bytes.prefix(Int(next() % UInt64(bytes.count + 1))))
      MemoryNode.Change.write(offset: offset, bytes: part).apply(to: &data)
    default: change.apply(to: &data)
    }
  }
}
