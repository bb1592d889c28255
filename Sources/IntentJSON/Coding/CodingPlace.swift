/// Where in a value the coding is: a linked list from the innermost step outwards.
///
/// Made for the common case that nobody asks: a step costs nothing until a container is opened at it.
struct CodingPlace {
  /// A container that was opened.
  final class Container {
    let place: CodingPlace

    init(_ place: CodingPlace) {
      self.place = place
    }
  }

  private var container: Container?
  private var step: WireKey?

  /// The top.
  init() {}

  init(in container: Container, at step: WireKey) {
    self.container = container
    self.step = step
  }

  /// The steps from the top.
  var steps: [WireKey] {
    var steps: [WireKey] = []
    var place = self
    while let step = place.step {
      steps.append(step)
      guard let outer = place.container else { break }
      place = outer.place
    }
    return steps.reversed()
  }
}

extension JSONPath {
  /// The path of these steps from the top.
  init(_ steps: [WireKey]) {
    self.init()
    for step in steps {
      switch step {
      case .name(let name): append(name: name)
      case .index(let index): append(index: index)
      }
    }
  }

  /// The path below another one that is text already.
  func description(below prefix: String) -> String {
    let own = description
    if prefix.isEmpty || own.isEmpty { return prefix + own }
    return prefix + (own.hasPrefix("[") ? "" : ".") + own
  }
}
