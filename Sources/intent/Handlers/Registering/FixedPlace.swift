/// A registry that was found, rather than named by an option.
struct FixedPlace: RegistryPlace {
  var givenRegistry: String?
  var givenPlugins: String? { nil }

  init(registry: String) { givenRegistry = registry }
}
