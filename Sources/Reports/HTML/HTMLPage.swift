/// A page that stands alone: it loads nothing, runs nothing, and looks right in light and dark.
enum HTMLPage {
  /// - Parameters:
  ///   - title: for the window and the top of the page.
  ///   - lead: what stands below the title.
  static func text(title: String, lead: Markup, _ body: Markup) -> String {
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <meta name="referrer" content="no-referrer"/>
      <meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;"/>
      <title>\(title)</title>
      <style>
      \(style)</style>
      </head>
      <body>
      <header>
      <h1>\(title)</h1>
      <p>\(lead)</p>
      </header>
      <main>
      \(body)</main>
      </body>
      </html>

      """
    return page.text
  }

  private static let style: Markup = """
    :root {
      color-scheme: light dark;
      --paper: #fdfcf9; --ink: #1d1f23; --soft: #5b6068; --line: #d5d3cc; --track: #ecebe6;
      --bar: #1f6f8b; --mark: #9a3412;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #17191c; --ink: #e8e6e1; --soft: #a3a7ae; --line: #3c4046; --track: #26292e;
        --bar: #5cb3cf; --mark: #f0a35e;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0 auto; max-width: 60rem; padding: 1.5rem 1.25rem 4rem;
      background: var(--paper); color: var(--ink);
      font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", sans-serif;
    }
    h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem; }
    h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; }
    p { margin: .25rem 0 .75rem; }
    .soft, header p { color: var(--soft); }
    dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .75rem; margin: 1.25rem 0; }
    dl div { border: 1px solid var(--line); border-radius: .4rem; padding: .6rem .8rem; }
    dt { color: var(--soft); font-size: .875rem; }
    dd { margin: 0; font-size: 1.6rem; font-variant-numeric: tabular-nums; }
    dd small { display: block; font-size: .8125rem; line-height: 1.35; color: var(--soft); }
    figure { margin: 1rem 0 0; }
    figcaption { color: var(--soft); margin-bottom: .75rem; }
    svg { display: block; overflow: visible; }
    svg text { fill: var(--ink); font-size: .875rem; }
    svg text.value { fill: var(--soft); font-variant-numeric: tabular-nums; }
    svg .bar { fill: var(--bar); }
    svg .track { fill: var(--track); }
    svg .touch { fill: transparent; }
    svg g:hover .touch { fill: var(--track); }
    svg .reach { stroke: var(--mark); stroke-width: 1.5; stroke-dasharray: 2 3; }
    svg .mark { stroke: var(--mark); stroke-width: 3; }
    svg .grid { stroke: var(--line); stroke-dasharray: 2 4; }
    svg .axis { stroke: var(--soft); }
    details { margin-top: .75rem; }
    summary { cursor: pointer; color: var(--soft); padding: .25rem 0; }
    .scroll { overflow-x: auto; }
    .scroll:focus-visible, summary:focus-visible { outline: 2px solid var(--bar); outline-offset: 2px; }
    table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
    caption { text-align: left; color: var(--soft); font-size: .875rem; padding: .25rem 0; }
    th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); }
    thead th { color: var(--soft); font-weight: 600; font-size: .8125rem; white-space: nowrap; }
    tbody th { font-weight: 500; overflow-wrap: anywhere; min-width: 8rem; }
    .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    th small { display: block; font-weight: 400; color: var(--soft); }
    @media (max-width: 40rem) {
      .stacks thead { display: none; }
      .stacks tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line); }
      .stacks th, .stacks td { display: inline; border: 0; padding: 0; text-align: left; white-space: normal; }
      .stacks tbody th { display: block; }
      .stacks td + td:not(:empty)::before { content: "\u{B7}"; color: var(--soft); padding: 0 .4rem; }
    }
    @media print { details { display: none; } body { max-width: none; } }

    """
}
