import IntentJSON

/// The members of an object in the registry, by name.
struct RegistryMembers {
  let object: JSONText
  let path: String
  var values: [String: JSONText] = [:]

  func path(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
}
