"""The table as bars: how many times better ours is, on a logarithmic scale. SVG without any library."""
from html import escape
from math import log10

_WIDTH, _BAR, _GAP, _LEFT, _RIGHT = 860, 15, 5, 330, 90
_COLORS = {"decode": "#3b6fb6", "encode": "#b6653b"}


def write(path, report):
    # The other forms and sizes are in the table.
    rows = [row for row in report.rows if row["ratio"] and row["section"] in _COLORS and row["what"].endswith(" 1MB")
            and len(row["what"].split()) == 2]
    groups = {}
    for row in rows:
        groups.setdefault((row["section"], row["what"]), []).append(row)
    if not rows:
        raise SystemExit("a chart needs the sections decode or encode")
    largest = max(max(row["ratio"] for row in rows), 10)
    smallest = min(min(row["ratio"] for row in rows), 0.5)
    span = log10(largest) - log10(smallest)

    def x(ratio):
        return _LEFT + (log10(ratio) - log10(smallest)) / span * (_WIDTH - _LEFT - _RIGHT)

    lines, y = [], 58
    for (section, what), group in groups.items():
        lines.append(f'<text x="12" y="{y + 12}" class="group">{escape(section)} {escape(what)}</text>')
        y += 20
        for row in group:
            left, right = sorted((x(1), x(row["ratio"])))
            lines.append(
                f'<text x="{_LEFT - 8}" y="{y + 12}" class="side" text-anchor="end">{escape(row["side"])}</text>'
                f'<rect x="{left:.1f}" y="{y}" width="{max(right - left, 1):.1f}" height="{_BAR}" '
                f'fill="{_COLORS[section]}"/>'
                f'<text x="{right + 5:.1f}" y="{y + 12}" class="figure">{row["ratio"]:.3g}×</text>')
            y += _BAR + _GAP
        y += 8
    grid = "".join(
        f'<line x1="{x(tick):.1f}" x2="{x(tick):.1f}" y1="46" y2="{y}" class="{"one" if tick == 1 else "grid"}"/>'
        f'<text x="{x(tick):.1f}" y="42" text-anchor="middle" class="figure">{tick:g}×</text>'
        for tick in (0.1, 1, 10, 100, 1000) if smallest <= tick <= largest)
    with open(path, "w", encoding="utf-8") as file:
        file.write(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {y + 10}" font-family="sans-serif">'
            '<style>text{font-size:12px;fill:#222}.group{font-weight:bold}.figure{fill:#555}.title{font-size:15px}'
            '.grid{stroke:#ddd}.one{stroke:#888}</style>'
            f'<rect width="{_WIDTH}" height="{y + 10}" fill="#fff"/>'
            '<text x="12" y="20" class="title">How many times faster ours is, messages of 1 MB</text>'
            f'{grid}{"".join(lines)}</svg>\n')
