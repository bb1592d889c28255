/// A type that says itself what it is on the wire, because what it decodes from is not all that there is to say of it: a
/// string that has to be a day, an id, an address.
public protocol JSONDescribed {
  /// What it is, with an example that decodes.
  static var shape: JSONShape { get }
}
