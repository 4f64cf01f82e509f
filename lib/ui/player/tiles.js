// The countries, each a square of the tile grid.
function square(code, name, column, line) {
  const [short, value, waits] = [make("abbr", "", code), make("b"), make("i")];
  const root = make("li", "", short, value, waits);
  for (const one of [short, value, waits]) one.setAttribute("aria-hidden", "true");
  root.style.gridArea = `${line + 1} / ${column + 1}`;
  let shown = "";
  const show = (pinpointed, waiting, tint) => {
    const pair = `${pinpointed} ${waiting}`;
    if (shown === pair) return;
    shown = pair;
    root.dataset.tint = tint;
    say(value, pinpointed ? count(pinpointed) : "");
    style(waits, "transform", `scaleX(${pinpointed ? held(waiting / pinpointed, 1) : 0})`);
    root.ariaLabel = `${name}: series pinpointed ${count(pinpointed)}, `
      + `referrals waiting ${count(waiting)}`;
  };
  return { code, root, show };
}

// What each tint means, and the line under a number.
function key(bounds) {
  const swatches = bounds.map((most, place) => {
    const least = (bounds[place - 1] ?? 0) + 1;
    const swatch = make("span", "", least === most ? String(most) : `${least}–${most}`);
    swatch.dataset.tint = place + 1;
    return swatch;
  });
  const waits = make("span", "replay-waits", "referrals waiting; full width: all");
  return make("p", "replay-key", ...swatches, waits);
}

function tiles(data) {
  const { places, bounds } = data.grid;
  const squares = places.map((place) => square(...place));
  const [title, foot] = [make("h2", "replay-title"), make("span", "replay-none")];
  const list = make("ul", "replay-tiles", ...squares.map((one) => one.root));
  style(list, "--columns", Math.max(0, ...places.map((place) => place[2])) + 1);
  style(list, "--lines", Math.max(0, ...places.map((place) => place[3])) + 1);
  list.addEventListener("pointerover", ({ target }) => {
    const one = target.closest("li");
    if (one) one.title = one.ariaLabel;
  });
  const legend = key(bounds);
  legend.append(foot);
  const show = ({ frames, n }) => {
    const there = frames.countries[n];
    for (const one of squares) {
      const [pinpointed, waiting] = there[one.code] ?? [0, 0];
      const tint = pinpointed > 0 ? 1 + bounds.filter((most) => pinpointed > most).length : 0;
      one.show(pinpointed, waiting, tint);
    }
    const [heading, unplaced] = frames.pinpointed[n];
    say(title, heading);
    say(foot, unplaced);
  };
  return { root: make("div", "replay-map", title, list, legend), show };
}
