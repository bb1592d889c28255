import IntentCore
import IntentJSON
import IntentModel

/// Finds a job by what people know of it: its id, or the name it was dropped under.
struct Finding {
  let layout: Layout
  let completedIDs: CompletedIDs

  private var listing: Listing { Listing(layout: layout) }

  /// The places of the jobs of that id; else of those whose id was made of that name; else of drops that hold that id.
  func places(of id: String) throws(SystemCallError) -> [Place] {
    let exact = try exactPlaces(id)
    if !exact.isEmpty { return exact }
    let made = try madePlaces(id)
    return made.isEmpty ? try drops(holding: id) : made
  }

  private func exactPlaces(_ id: String) throws(SystemCallError) -> [Place] {
    guard !id.isEmpty, !id.utf8.contains(UInt8(ascii: "/")), !id.utf8.contains(0) else { return [] }
    let name = FileName("\(id).json")
    guard name.bytes.count <= 255 else { return [] }
    var places: [Place] = []
    for state in JobState.allCases where state != .completed && state != .delayed && Listing.isJob(name, state) {
      let place = Place(state, name)
      if try layout.status(of: place) != nil { places.append(place) }
    }
    try listing.forEachPlace(.delayed) { (place) throws(SystemCallError) in
      if Listing.id(of: place).text == id { places.append(place) }
      return true
    }
    if let id = try? JobID(id), let place = try completedIDs.place(of: id) { places.append(place) }
    return places
  }

  /// Jobs whose id is the name, a hyphen and a uid.
  private func madePlaces(_ name: String) throws(SystemCallError) -> [Place] {
    let name = name.hasSuffix(".json") ? String(name.dropLast(5)) : name
    var places: [Place] = []
    for state in JobState.allCases {
      try listing.forEachPlace(state) { (place) throws(SystemCallError) in
        let id = Listing.id(of: place).text
        if id.hasPrefix("\(name)-"), (try? JobUID(String(id.dropFirst(name.utf8.count + 1)))) != nil {
          places.append(place)
        }
        return true
      }
    }
    return places
  }

  /// Files in `pending/` of another name that give the id themselves.
  private func drops(holding id: String) throws(SystemCallError) -> [Place] {
    var places: [Place] = []
    try listing.forEachPlace(.pending) { (place) throws(SystemCallError) in
      guard let status = try layout.status(of: place), status.kind == .regular, status.size <= 1 << 20,
        let bytes = try? layout.contents(of: place), let text = try? JSONText(validating: bytes)
      else { return true }
      if text["id"]?.string == id { places.append(place) }
      return true
    }
    return places
  }
}
