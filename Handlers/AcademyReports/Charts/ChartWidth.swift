/// How wide a chart is drawn. Both fill the page's width as far as they may, so that texts in a narrow one are larger.
public enum ChartWidth: Sendable {
  /// For directors' screens and for paper: on a phone it has to be moved sideways.
  case page
  /// For phones, which is where guardians read.
  case phone

  /// In units of a drawing.
  var units: Double { self == .page ? 720 : 460 }
  var style: String { self == .page ? "chart" : "chart phone" }
}
