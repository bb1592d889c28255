/// What a sign in a chart stands for.
struct LegendKey: Sendable {
  var text: String
  /// How it is filled.
  var style: String
  /// Its mark's number among the lines; nil: it is an area.
  var marker: Int?
}
