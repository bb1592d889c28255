extension Page {
  /// Everything that the page looks like. Colours have names, which dark screens and paper give other values; texts on
  /// the page have a contrast of 4.5 to 1 at least, bars and lines of 3 to 1.
  static let style = colours + text + parts + charts + paper

  private static let colours = """
    :root{color-scheme:light dark;\(light)}
    @media (prefers-color-scheme:dark){:root{\(dark)}}
    .t-blue{--tone:var(--blue)}.t-amber{--tone:var(--amber)}.t-red{--tone:var(--red)}.t-grey{--tone:var(--grey)}
    .t-green{--tone:var(--green)}.t-violet{--tone:var(--violet)}

    """

  private static let light = """
    --page:#fff;--ink:#1b2430;--soft:#56616f;--line:#d7dde5;--panel:#f5f7fa;--accent:#1d4f91;
    --blue:#2a67b0;--amber:#a86404;--red:#b8352f;--grey:#6b7685;--green:#2c7f5b;--violet:#7a50a8;
    --h0:#f0aea5;--h1:#f8dcb4;--h2:#edf0f4;--h3:#cde2f6;--h4:#9ac5ee;--cell:#1b2430;--mark:#fff
    """

  private static let dark = """
    --page:#12171e;--ink:#e8edf3;--soft:#a4afbd;--line:#333d49;--panel:#1b222b;--accent:#8fc0f5;
    --blue:#5fa3ec;--amber:#e8a43c;--red:#f07a70;--grey:#8e99a7;--green:#5cc195;--violet:#b891e3;
    --h0:#7d2f29;--h1:#664619;--h2:#2b343f;--h3:#23486a;--h4:#2a639d;--cell:#f4f7fa;--mark:#12171e
    """

  private static let text = """
    *{box-sizing:border-box}
    body{margin:0;background:var(--page);color:var(--ink);font:400 15px/1.6 Pretendard,"Apple SD Gothic Neo",
      "Malgun Gothic","Noto Sans KR","Noto Sans CJK KR",system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
      word-break:keep-all;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
    main{max-width:52rem;margin:0 auto;padding:2rem 1.25rem 3rem}
    header{border-bottom:2px solid var(--accent);padding-bottom:1rem;margin-bottom:1.5rem}
    h1{font-size:1.75rem;line-height:1.3;margin:.15rem 0 .1rem;letter-spacing:-.01em}
    h2{font-size:1.2rem;line-height:1.4;margin:2.25rem 0 .75rem}
    p{margin:.4rem 0}
    .academy{color:var(--accent);font-weight:600;margin:0}
    .period{color:var(--soft);font-size:1.05rem;margin:0}
    .summary{font-size:1.05rem;margin:.9rem 0 0}
    .note{color:var(--soft);font-size:.9rem}
    footer{margin-top:2.5rem;border-top:1px solid var(--line);color:var(--soft);font-size:.85rem}

    """

  private static let parts = """
    .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(10.5rem,1fr));gap:.75rem;margin:1rem 0}
    .figures div{background:var(--panel);border:1px solid var(--line);border-radius:.5rem;padding:.75rem .9rem}
    .figures dt{color:var(--soft);font-size:.88rem}
    .figures dd{margin:0}
    .figures strong{display:block;font-size:1.45rem;line-height:1.35;font-weight:650;white-space:nowrap}
    .figures span{color:var(--soft);font-size:.85rem}
    .scroll{overflow-x:auto}
    table{border-collapse:collapse;width:100%;margin:.75rem 0 1rem;font-size:.92rem}
    table.narrow{max-width:32rem}
    caption{text-align:left;color:var(--soft);font-size:.95em;padding-bottom:.25rem}
    th,td{padding:.38rem .6rem;border-bottom:1px solid var(--line);vertical-align:top;text-align:left}
    th{font-weight:500}
    thead th{color:var(--soft);border-bottom:1.5px solid var(--soft);white-space:nowrap;vertical-align:bottom}
    tfoot th,tfoot td{font-weight:650;border-bottom:0;border-top:1.5px solid var(--soft)}
    .n{text-align:right;white-space:nowrap}

    """

  private static let charts = """
    figure{margin:1rem 0 1.25rem}
    figcaption{font-weight:600;margin-bottom:.35rem}
    figure svg.chart{display:block;width:100%;height:auto;min-width:34rem}
    figure svg.phone{min-width:0;max-width:38rem}
    svg text{fill:var(--ink);font-size:12px}
    svg .soft{fill:var(--soft)}
    svg .grid{stroke:var(--line);stroke-width:1}
    svg .base{stroke:var(--soft);stroke-width:1}
    svg .fill{fill:var(--tone)}
    svg .edge{stroke:var(--page);stroke-width:1}
    svg .curve{fill:none;stroke:var(--tone);stroke-width:2.25;stroke-linejoin:round;stroke-linecap:round}
    svg .h0{fill:var(--h0)}svg .h1{fill:var(--h1)}svg .h2{fill:var(--h2)}svg .h3{fill:var(--h3)}svg .h4{fill:var(--h4)}
    svg .none{fill:none;stroke:var(--line);stroke-dasharray:2 3}
    svg text.value{paint-order:stroke;stroke:var(--page);stroke-width:3.5px;stroke-linejoin:round}
    svg text.cell{fill:var(--cell)}svg text.mark{fill:var(--mark);font-weight:600}
    .legend{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.1rem;padding:0;margin:0 0 .4rem;font-size:.88rem;
      color:var(--soft)}
    .legend li{display:flex;align-items:center;gap:.4rem}
    .legend svg{width:1.3rem;height:.9rem;flex:none}

    """

  private static let paper = """
    @page{size:A4;margin:15mm 14mm}
    @media print{
    :root{color-scheme:light;\(light)}
    *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    body{font-size:10pt}
    main{max-width:none;padding:0}
    h1{font-size:18pt}h2{font-size:12.5pt;margin-top:1.4rem}
    h2,figcaption,caption,thead{break-after:avoid}
    figure,tr,.short,.figures div{break-inside:avoid}
    tfoot{display:table-row-group}
    .scroll{overflow:visible}
    th,td{padding:.22rem .5rem}
    figure svg.chart{min-width:0}
    .figures{grid-template-columns:repeat(4,1fr);gap:.4rem}
    .figures strong{font-size:12.5pt}
    }
    """
}
