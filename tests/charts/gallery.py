"""Every chart with made-up numbers, light and dark, wide and narrow, as pages and pictures.

    python tests/charts/gallery.py [FOLDER]      (default /tmp/shots/charts)

A page per look and width, with Plotly's own script from the installed package; a
screenshot of each where Chromium is to be had. All numbers here are synthetic.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from plotly.offline import get_plotlyjs

from lib import forecast
from lib.charts import (
    CONFIG,
    attention,
    burn_up,
    country_status,
    status_bars,
    style,
    tile,
    tips_per_day,
)
from lib.theme import DARK, LIGHT, Look

ROOT = Path(__file__).parents[2]
ZONE = "Europe/Berlin"
FIRST, LAST, REST = date(2019, 10, 14), date(2019, 10, 25), [date(2019, 10, 20)]
WIDTHS = (1440, 390)
FONTS = (ROOT / "lib/ui/static/fonts").as_uri()
FAMILIES = (("IBM Plex Sans", "ibm-plex-sans"), ("Source Serif Text", "source-serif-4"))
FACES = "".join(
    f"@font-face {{ font-family: '{family}'; font-weight: 100 900;"
    f" src: url('{FONTS}/{stem}-latin-wght-normal.woff2'); }}"
    for family, stem in FAMILIES
)
PAGE = """<!doctype html><meta charset="utf-8"><title>gallery</title><style>{faces}{sheet}
body {{ margin: 0; background: var(--surface); color: var(--text); font-family: var(--sans); }}
main {{ max-width: 1280px; margin: 0 auto; padding: 24px {pad}px 64px; }}
.chart {{ margin-top: 56px; }}
.two {{ display: grid; gap: 0 56px; grid-template-columns: {columns}; }}
.two > * {{ min-width: 0; }} .chart > :last-child {{ margin-top: 20px; }}
</style><script>{script}</script><main><p class="sentence">SYNTHETIC NUMBERS · VIDTF 7 · as known on
23 Oct 2019 18:00 CEST · snapshot 7f3a91 of 23 Oct 17:40 · TLP:AMBER</p>{body}</main>"""


def done_by(as_of: datetime, seed: int = 4) -> pd.DataFrame:
    """Synthetic: cumulative series by the hour up to *as_of*."""
    rng = np.random.default_rng(seed)
    hours = pd.date_range("2019-10-14T00:00", as_of.replace(tzinfo=None), freq="h", tz="UTC")
    working = (hours.hour >= 7) & (hours.hour < 16) & (hours.day != 20)
    done = rng.poisson(9.3, len(hours)) * working
    came = np.where(hours.day < 16, 330 + 12 * (hours.day - 14) * hours.hour, 1000)
    return pd.DataFrame({
        "at": hours,
        "series_processed": np.minimum(np.cumsum(done), 925),
        "series_received": np.minimum(np.maximum.accumulate(came), 1000),
    })  # fmt: skip


def burn(as_of: datetime, look: Look) -> tuple[str, go.Figure]:
    by_time = done_by(as_of)
    days = forecast.working_days(FIRST, LAST, REST)
    plan = forecast.plan(days, 1000, ZONE)
    steps = by_time["series_processed"].diff().fillna(0).astype(int)
    done_at = pd.DataFrame({"at": by_time["at"], "known_at": by_time["at"], "series": steps})
    past = forecast.past_half_days(done_at, days, as_of, ZONE)
    ahead = forecast.half_days_ahead(days, as_of, ZONE)
    left = forecast.share_left(days, as_of, ZONE)
    done = by_time["series_processed"].iloc[-1]
    fan = forecast.fan(past.done, len(ahead), done=done, first=left, reported=past.reported)
    fan = fan.assign(at=ahead[: len(fan)])
    notes = pd.DataFrame({
        "at": [datetime(2019, 10, d, 6, 45, tzinfo=UTC) for d in range(14, 26)]
        + [datetime(2019, 10, 17, 9, tzinfo=UTC), datetime(2019, 10, 16, 12, tzinfo=UTC)],
        "text": ["briefing"] * 12 + ["case system down until 15:40", "new batch"],
    })  # fmt: skip
    notes = notes[notes["at"] <= as_of]
    title = burn_up.finding(by_time, plan, fan, ZONE)
    return title, burn_up.figure(by_time, plan, fan, notes, look, ZONE)


def statuses() -> pd.DataFrame:
    return pd.DataFrame(
        [("received", 1000, None), ("prepared", 1000, 5.2), ("started", 961, 31.0),
         ("processed", 868, 26.4), ("pinpointed", 173, None), ("notified", 168, 4.4),
         ("answered", 41, 61.0)],
        columns=["status", "series", "hours"],
    ).astype({"hours": float})  # fmt: skip


def countries() -> pd.DataFrame:
    rng = np.random.default_rng(2)
    codes = "DE FR ES SE HU IT GR RO LT LV HR MT CH NO US CA AU BR JP NL BE PL PT IE".split()
    pinned = rng.integers(1, 24, len(codes))
    notified = np.minimum(pinned, rng.integers(1, 24, len(codes)))
    acknowledged = notified * 7 // 10
    answered = acknowledged * 5 // 10
    wait = np.where(notified > answered, rng.uniform(3, 190, len(codes)), np.nan)
    frame = pd.DataFrame({
        "country": codes, "pinpointed": pinned, "notified": notified,
        "acknowledged": acknowledged, "answered": answered, "waiting": notified - answered,
        "longest_wait": wait,
    })  # fmt: skip
    frame.loc[len(frame)] = ["unknown", 9, 0, 0, 0, 0, np.nan]
    return frame


def tips(days: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    rng = np.random.default_rng(7)
    start = date(2019, 10, 31) - timedelta(days=days - 1)
    gap = 21 if days < 200 else 130
    since = np.arange(days) % gap
    received = rng.poisson(6 + 190 * np.exp(-since / 2.6) * rng.uniform(0.4, 1.2, days))
    useful = rng.binomial(received, 0.17)
    day = [start + timedelta(days=n) for n in range(days)]
    by_day = pd.DataFrame({"day": day, "tips_received": received, "tips_useful": useful})
    when = [day[n] for n in range(0, days, gap)]
    texts = [f"release {n + 1}" for n in range(len(when))]
    return by_day, pd.DataFrame({"day": when, "text": texts})


def tiles() -> list[tile.Tile]:
    rng = np.random.default_rng(1)

    def rising(to: float) -> list[float]:
        return list(np.cumsum(rng.dirichlet(np.ones(12))) * to)

    since = "since the briefing 23 Oct 08:45"
    return [
        tile.Tile("Files available", 48_103_422, second="48 103 422 counted", series=rising(48e6)),
        tile.Tile("Series processed", 868, "of 1 000 planned", "", rising(868), 112, since,
                  lead=True),
        tile.Tile("Series pinpointed", 173, "in 18 countries", "", rising(173), 9, since),
        tile.Tile("Countries notified", 17, "", "168 series", rising(17), 0, since),
        tile.Tile("Victims identified", 0, "", "4 tentative, counted apart", [0] * 12, 0, since),
        tile.Tile("Uploaded to ICSE", 812, "", "433 new, 379 added", rising(812), 96, since),
        tile.Tile("Tips received", None),
    ]  # fmt: skip


def attention_lists() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    waits = pd.DataFrame({
        "title": [f"S-0{n}17" for n in range(1, 8)], "hours": [188.0, 170, 131, 96, 71, 50, 49],
        "detail": ["notified to Hungary, no answer"] * 7, "href": ["?series=S-0117"] * 7,
    })  # fmt: skip
    feeds = pd.DataFrame({"title": ["Tips"], "hours": [31.0], "detail": ["usually every 6 h"]})
    questions = pd.DataFrame({
        "title": ["Processed before received", "Notified without a pinpointed country"],
        "count": [3, 1], "detail": ["series_event, rows 812, 977, 1 204", "series_event, row 66"],
    })  # fmt: skip
    return waits, feeds, questions


def block(title: str, picture: str | go.Figure) -> str:
    if isinstance(picture, go.Figure):
        picture = picture.to_html(
            full_html=False, include_plotlyjs=False, config=CONFIG, default_width="100%"
        )
    return f'<section class="chart"><h2 class="finding">{title}</h2><div>{picture}</div></section>'


def blocks(look: Look) -> Iterator[str]:
    yield tile.row(tiles(), look)
    for as_of in (datetime(2019, 10, 19, 16, tzinfo=UTC), datetime(2019, 10, 25, 16, tzinfo=UTC)):
        yield block(*burn(as_of, look))
    bars = block(status_bars.finding(statuses()), status_bars.figure(statuses(), look))
    rows = countries()
    heat = block(country_status.finding(rows), country_status.html(rows, look))
    yield f'<div class="two">{bars}{heat}</div>'
    for days in (45, 880):
        by_day, releases = tips(days)
        chart = tips_per_day.figure(by_day, releases, look)
        yield block(tips_per_day.finding(by_day), chart)
    yield from edges(look)
    lists = attention_lists()
    yield block(attention.finding(*lists), attention.html(*lists))


def edges(look: Look) -> Iterator[str]:
    """What is seldom seen: nothing yet, one day, small counts, less received than processed."""
    none = pd.DataFrame(columns=["at", "planned"])
    no_fan = pd.DataFrame(columns=["at", "p5", "p25", "p50", "p75", "p95"])
    start = datetime(2019, 10, 13, 22, tzinfo=UTC)
    plan = forecast.plan(forecast.working_days(FIRST, LAST, REST), 1000, ZONE)
    for hours, done, came in ((0, 0, 580), (40, 164, 91), (40, 2, 2), (290, 1000, 1000)):
        at = [start + timedelta(hours=n) for n in range(hours + 1)]
        by_time = pd.DataFrame({
            "at": at, "series_processed": np.linspace(0, done, hours + 1).round(),
            "series_received": np.linspace(came if not hours else 0, came, hours + 1).round(),
        })  # fmt: skip
        drawn = none if came == 2 else plan
        parts = (by_time, drawn, no_fan)
        picture = burn_up.figure(*parts, pd.DataFrame(columns=["at", "text"]), look, ZONE)
        yield block(burn_up.finding(*parts, ZONE), picture)
    for day, releases in (tips(1), (tips(3)[0].assign(tips_received=0, tips_useful=0), tips(3)[1])):
        yield block(tips_per_day.finding(day), tips_per_day.figure(day, releases, look))
    bare = statuses().assign(series=np.nan)
    yield block(status_bars.finding(bare), status_bars.figure(bare, look))


def page(look: Look, width: int) -> str:
    narrow = width < 600
    return PAGE.format(
        faces=FACES, sheet=style.sheet(look), script=get_plotlyjs(), pad=16 if narrow else 40,
        columns="1fr" if narrow else "1fr 1fr", body="".join(blocks(look)),
    )  # fmt: skip


def shoot(folder: Path) -> None:
    """Write the pages into *folder* and take their pictures."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as player:
        browser = player.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for look in (LIGHT, DARK):
            for width in WIDTHS:
                path = folder / f"{look.name}-{width}.html"
                path.write_text(page(look, width), encoding="utf-8")
                tab = browser.new_page(viewport={"width": width, "height": 900})
                tab.goto(path.as_uri())
                tab.wait_for_timeout(900)
                tab.screenshot(path=str(path.with_suffix(".png")), full_page=True)
                tab.close()
        browser.close()


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    shoot(Path(sys.argv[1] if len(sys.argv) > 1 else "/tmp/shots/charts"))
