import IntentJSON

/// The members of an object in the registry, by name.
///
/// An array and no dictionary: there are a dozen at most, and the first use of a dictionary of its kind takes a process
/// longer than all the look-ups of a cold start.
struct RegistryMembers {
  let object: JSONText
  let path: String
  var values: [(name: String, value: JSONText)] = []

  /// The value of a member; nil: it is not there.
  subscript(_ name: String) -> JSONText? { values.first { $0.name == name }?.value }

  func path(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
}
