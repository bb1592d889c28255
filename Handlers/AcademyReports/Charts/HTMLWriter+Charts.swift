extension HTMLWriter {
  /// Writes a chart with its title and, for those who cannot see it, what it shows.
  mutating func chart(
    _ title: String, describedAs description: String, width: ChartWidth, height: Double, legend: [LegendKey] = [],
    _ body: (inout HTMLWriter) -> Void
  ) {
    element("figure") { html in
      html.element("figcaption", text: title)
      if !legend.isEmpty { html.legend(legend) }
      html.element("div", ["class": "scroll"]) { html in
        let (titleID, descriptionID) = (html.makeID(), html.makeID())
        html.element(
          "svg",
          [
            "xmlns": "http://www.w3.org/2000/svg", "class": width.style,
            "viewBox": "0 0 \(width.units.svg) \(height.svg)",
            "role": "img", "aria-labelledby": "\(titleID) \(descriptionID)",
          ]
        ) { html in
          html.element("title", ["id": titleID], text: title)
          html.element("desc", ["id": descriptionID], text: description)
          body(&html)
        }
      }
    }
  }

  /// Writes a text into a drawing, its foot at `y`.
  mutating func label(_ text: String, x: Double, y: Double, anchor: Anchor = .start, style: String = "") {
    element("text", ["x": x.svg, "y": y.svg, "text-anchor": anchor.rawValue, "class": style], text: text)
  }

  mutating func line(x1: Double, y1: Double, x2: Double, y2: Double, style: String) {
    empty("line", ["x1": x1.svg, "y1": y1.svg, "x2": x2.svg, "y2": y2.svg, "class": style])
  }

  /// Writes a rectangle, which says a text when it is pointed at.
  mutating func box(
    x: Double, y: Double, width: Double, height: Double, round: Double = 0, style: String, says text: String = ""
  ) {
    let attributes: KeyValuePairs = [
      "x": x.svg, "y": y.svg, "width": max(0, width).svg, "height": max(0, height).svg, "rx": round.svg,
      "class": style,
    ]
    guard !text.isEmpty else { return empty("rect", attributes) }
    element("rect", attributes) { $0.element("title", text: text) }
  }

  /// Where a text's x is.
  enum Anchor: String {
    case start, middle, end
  }

  private mutating func legend(_ keys: [LegendKey]) {
    element("ul", ["class": "legend"]) { html in
      for key in keys {
        html.element("li") { html in
          html.element(
            "svg", ["xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 20 14", "aria-hidden": "true"]
          ) { html in
            if let marker = key.marker {
              html.marker(marker, x: 10, y: 7, size: 5.5, style: key.style)
            } else {
              html.box(x: 3, y: 0.5, width: 14, height: 13, round: 2, style: key.style)
            }
          }
          html.element("span", text: key.text)
        }
      }
    }
  }

  /// Writes the mark of the n-th of several series: each has a shape besides its tone.
  mutating func marker(_ index: Int, x: Double, y: Double, size: Double, style: String) {
    switch index % 4 {
    case 0: empty("circle", ["cx": x.svg, "cy": y.svg, "r": size.svg, "class": style])
    case 1: box(x: x - size * 0.9, y: y - size * 0.9, width: size * 1.8, height: size * 1.8, style: style)
    case 2:
      let (top, foot) = (y - size * 1.15, y + size * 0.85)
      empty(
        "path",
        [
          "d": "M\(x.svg) \(top.svg)L\((x + size * 1.15).svg) \(foot.svg)L\((x - size * 1.15).svg) \(foot.svg)Z",
          "class": style,
        ])
    default:
      let reach = size * 1.2
      empty(
        "path",
        [
          "d":
            "M\(x.svg) \((y - reach).svg)L\((x + reach).svg) \(y.svg)L\(x.svg) \((y + reach).svg)L\((x - reach).svg) \(y.svg)Z",
          "class": style,
        ])
    }
  }
}
