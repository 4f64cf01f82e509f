// The operation played back. All frames came at once: nothing here asks the server for anything.
// The picture is made once; a frame changes texts, widths and tints, and only those that differ.
const SPEEDS = [0.5, 1, 2, 4]; // half-days a second
const SETTLED = 350; // ms after the last step until a screen reader is told
const SVG = "http://www.w3.org/2000/svg";
const MARGIN = { top: 14, right: 26, bottom: 26, left: 44 };
const STILL = matchMedia("(prefers-reduced-motion: reduce)");
const WORKED = "a, button, input, select, textarea, summary, [role=slider], [contenteditable=true]";
const START = "before the first morning";
const CLOCKS = { known: "As known", happened: "As happened" };

const count = (n) => n == null ? "–" : String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, "\u202f");
const held = (n, most) => Math.min(Math.max(n, 0), most);

// An element of a name and a class, with its children; "svg:" before the name for pictures.
function make(name, kind, ...children) {
  const one = name.startsWith("svg:")
    ? document.createElementNS(SVG, name.slice(4))
    : document.createElement(name);
  if (kind) one.setAttribute("class", kind);
  one.append(...children);
  return one;
}

function set(one, attributes) {
  for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
  return one;
}

// Texts and styles are written only where they are others than before; a text in its own node,
// so that the tree stays as it is and the browser has less to look through again.
function say(one, text) {
  if (one.said === text) return;
  one.words ??= one.appendChild(new Text());
  one.words.data = one.said = text;
}

function style(one, name, value) {
  const kept = (one.kept ??= {});
  if (kept[name] !== value) one.style.setProperty(name, (kept[name] = value));
}

// ---- The parts of the screen: each is built from the data, and then shows a frame.

function when() {
  const [day, part, time, note] = ["replay-day", "replay-part", "replay-time", "replay-note"].map(
    (kind) => make("span", kind));
  const root = make("div", "replay-when", make("p", "replay-date", day, part, time), note);
  return { root, show({ data, n, clock }) {
    const at = data.moments[n];
    const last = data.notes.findLast(([noted]) => noted <= at.at);
    say(day, at.day);
    say(part, at.part);
    say(time, `${at.time}, as ${clock} ${at.now ? "now" : clock === "known" ? "then" : "by then"}`);
    say(note, last ? last[1] : "");
  } };
}

function figures(data) {
  const rows = data.labels.map((label) => {
    const [value, unit, moved, beside] = ["b", "em", "i", "small"].map((name) => make(name));
    const told = make("dd", "", make("p", "", value, unit, " ", moved), beside);
    const root = make("div", "replay-figure", make("dt", "", label), told);
    return { root, value, unit, moved, beside };
  });
  return { root: make("dl", "replay-figures", ...rows.map((row) => row.root)), show({ frames, n }) {
    rows.forEach((row, place) => {
      const [value, beside, whole] = frames.figures[n][place];
      const change = frames.changes[n][place];
      const [number, unit = ""] = value.split("\u00a0");
      say(row.value, number);
      say(row.unit, unit && `\u00a0${unit}`);
      if (row.value.title !== whole) row.value.title = whole;
      say(row.moved, change);
      say(row.beside, beside);
    });
  } };
}

function bars(data) {
  const every = Object.values(data.clocks).flatMap((frames) => frames.statuses.flat());
  const most = Math.max(1, ...every.filter((n) => n != null));
  const rows = data.statuses.map(([status, label]) => {
    const bar = make("span", `replay-bar ${status}`);
    const value = make("b");
    const root = make("div", "", make("dt", "", label), make("dd", "", bar, value));
    return { root, bar, value };
  });
  const list = make("dl", "replay-bars", ...rows.map((row) => row.root));
  const root = make("div", "replay-status", make("h2", "replay-title", "Series by status"), list);
  return { root, show({ frames, n }) {
    rows.forEach(({ bar, value }, place) => {
      const series = frames.statuses[n][place];
      style(bar, "width", `${(100 * (series ?? 0) / most).toFixed(2)}%`);
      say(value, series == null ? "– not delivered" : count(series));
    });
  } };
}

function tiles(data) {
  const { places, bounds } = data.grid;
  const columns = Math.max(0, ...places.map((place) => place[2])) + 1;
  const lines = Math.max(0, ...places.map((place) => place[3])) + 1;
  const squares = places.map(([code, name, column, line]) => {
    const [short, value, waits] = [make("abbr", "", code), make("b"), make("i")];
    const root = make("li", "", short, value, waits);
    for (const one of [short, value, waits]) one.setAttribute("aria-hidden", "true");
    root.style.gridArea = `${line + 1} / ${column + 1}`;
    return { code, name, root, value, waits };
  });
  const title = make("h2", "replay-title");
  const list = make("ul", "replay-tiles", ...squares.map((square) => square.root));
  style(list, "--columns", columns);
  style(list, "--lines", lines);
  list.addEventListener("pointerover", ({ target }) => {
    const square = target.closest("li");
    if (square) square.title = square.ariaLabel;
  });
  const foot = make("p", "replay-none");
  const key = make("p", "replay-key");
  bounds.forEach((most, place) => {
    const least = (bounds[place - 1] ?? 0) + 1;
    const swatch = make("span", "", least === most ? String(most) : `${least}–${most}`);
    swatch.dataset.tint = place + 1;
    key.append(swatch);
  });
  key.append(make("span", "replay-waits", "referrals waiting; full width: all"), foot);
  const root = make("div", "replay-map", title, list, key);
  const show = ({ frames, n }) => {
    const there = frames.countries[n];
    let pinned = 0;
    for (const square of squares) {
      const [pinpointed, waiting] = there[square.code] ?? [0, 0];
      pinned += pinpointed > 0;
      const pair = `${pinpointed} ${waiting}`;
      if (square.pair === pair) continue;
      square.pair = pair;
      square.root.dataset.tint =
        pinpointed > 0 ? 1 + bounds.filter((most) => pinpointed > most).length : 0;
      say(square.value, pinpointed ? count(pinpointed) : "");
      style(square.waits, "transform", `scaleX(${pinpointed ? held(waiting / pinpointed, 1) : 0})`);
      square.root.ariaLabel = `${square.name}: ${count(pinpointed)} pinpointed, ${count(waiting)} `
        + `${waiting === 1 ? "referral" : "referrals"} waiting`;
    }
    say(title, pinned ? `Series pinpointed, in ${count(pinned)} ${pinned === 1 ? "country" : "countries"}`
      : "No country pinpointed yet");
    const unknown = there.unknown?.[0];
    say(foot, unknown ? `${count(unknown)} pinpointed without a country` : "");
  };
  return { root, show };
}

// ---- The burn-up: laid out anew when its room changes; a frame moves a clip and two dots.

function burnUp(data) {
  const clip = make("svg:rect");
  const cover = set(make("svg:clipPath", "", clip), { id: "replay-clip" });
  const [ground, lines, front] = ["ground", "lines", "front"].map((kind) => make("svg:g", kind));
  lines.setAttribute("clip-path", "url(#replay-clip)");
  const picture = set(make("svg:svg", "", make("svg:defs", "", cover), ground, lines, front), {
    role: "img", "aria-label": `Line chart of series processed and received over time. ${data.sentence}`,
  });
  const room = make("div", "replay-room", picture);
  const finding = make("h2", "finding");
  const root = make("div", "replay-burn", finding, room);
  const stem = make("svg:line", "stem");
  const dots = ["received", "processed"].map((name) => {
    const [dot, label, words] = [make("svg:circle", "dot"), make("svg:text"), make("svg:tspan")];
    const value = make("svg:tspan", "value");
    label.append(value, " ", words);
    words.textContent = name;
    return { name, dot, label, value, root: make("svg:g", name, dot, label) };
  });
  front.append(stem, ...dots.map((dot) => dot.root));
  const first = data.moments[0].at;
  const last = Math.max(data.moments.at(-1).at, first + 1);
  const every = Object.values(data.clocks).flatMap((f) => [...f.processed, ...f.received]);
  const top = 1.08 * Math.max(1, ...every.filter((n) => n != null), ...data.plan.map((p) => p[1]));
  let [width, height] = [0, 0];
  const x = (at) => MARGIN.left + (held((at - first) / (last - first), 1)) * (width - MARGIN.left - MARGIN.right);
  const y = (n) => height - MARGIN.bottom - (n / top) * (height - MARGIN.top - MARGIN.bottom);
  const n0 = (n) => y(0) - y(n ?? 0); // pixels above the base
  const path = (points) => points.filter(([, n]) => n != null)
    .map(([at, n], place) => `${place ? "L" : "M"}${x(at).toFixed(1)} ${y(n).toFixed(1)}`).join("");
  const text = (kind, left, up, words, anchor) => set(make("svg:text", kind, words), {
    x: left, y: up, "text-anchor": anchor });

  function axes() {
    const step = stepOf(top, Math.max(2, Math.floor(height / 64)));
    for (let n = 0; n <= top; n += step) {
      const at = { x1: MARGIN.left, x2: width - MARGIN.right, y1: y(n), y2: y(n) };
      ground.append(set(make("svg:line", n ? "rule" : "rule base"), at));
      ground.append(text("tick", MARGIN.left - 8, y(n) + 4, count(n), "end"));
    }
    for (const [at, words] of days(data.moments, (one) => x(one.at), 34)) {
      ground.append(text("tick", at, height - 6, words, "middle"));
    }
    for (const [at, words] of data.notes.filter(([at]) => at >= first && at <= last)) {
      const mark = set(make("svg:line", "noted"), { x1: x(at), x2: x(at), y1: y(0), y2: y(0) + 6 });
      mark.append(make("svg:title", "", words));
      ground.append(mark);
    }
  }
  function planned() {
    if (data.plan.length < 2) return;
    ground.append(set(make("svg:path", "plan"), { d: path(data.plan) }));
    const [at, n] = data.plan[Math.floor(data.plan.length * 0.6)];
    ground.append(text("tick halo", x(at) - 8, y(n) - 6, "planned", "end"));
  }
  function layOut(clock) {
    [width, height] = [room.clientWidth, room.clientHeight];
    if (!width || !height) return;
    set(picture, { width, height, viewBox: `0 0 ${width} ${height}` });
    ground.replaceChildren();
    axes();
    planned();
    const frames = data.clocks[clock];
    lines.replaceChildren(...dots.map(({ name }) => set(make("svg:path", name), {
      d: path(data.moments.map(({ at }, n) => [at, frames[name][n]])) })));
    set(clip, { x: 0, y: 0, width, height });
    set(stem, { y1: 0, y2: 0, x1: 0, x2: 0 });
  }
  function show({ frames, n }) {
    say(finding, frames.findings[n]);
    if (!width) return;
    const at = x(data.moments[n].at);
    style(clip, "transform", `translateX(${(at - width).toFixed(1)}px)`);
    const right = at > width - 120; // labels then stand left of their dots
    const low = n0(frames.processed[n]) < 30; // no room for a label below the dot
    const close = low && n0(frames.received[n]) - n0(frames.processed[n]) < 34;
    dots.forEach(({ name, label, value, root: group }) => {
      const there = frames[name][n];
      style(group, "visibility", there == null ? "hidden" : "visible");
      style(group, "transform", `translate(${at.toFixed(1)}px, ${y(there ?? 0).toFixed(1)}px)`);
      say(value, count(there));
      const up = name === "processed" ? (low ? -12 : 25) : close ? -34 : -11;
      const where = `${right} ${up}`;
      if (label.where === where) return;
      label.where = where;
      set(label, { x: right ? -4 : 6, y: up, "text-anchor": right ? "end" : "start" });
    });
    style(stem, "transform", `translateX(${at.toFixed(1)}px)`);
  }
  dots.forEach(({ name, dot }) => set(dot, { r: name === "processed" ? 6 : 4 }));
  return { root, show, layOut };
}

// A whole step that parts 0 to *top* in about so many.
function stepOf(top, many) {
  const rough = top / many;
  const scale = 10 ** Math.floor(Math.log10(rough));
  return Math.max(1, [1, 2, 5, 10].find((n) => n * scale >= rough) * scale);
}

// Where days are labelled: every one, or every second, or … as there is room for; the month once.
function days(moments, place, room) {
  const named = new Map();
  for (const one of moments) {
    if (!named.has(one.short) || one.part === "morning") named.set(one.short, place(one));
  }
  const every = [...named];
  const [first, last] = [every[0][1], every.at(-1)[1]];
  const stride = Math.max(1, Math.ceil((room * (every.length - 1)) / Math.max(1, last - first)));
  let month = "";
  return every.filter((_, n) => n % stride === 0).map(([short, at]) => {
    const [day, name] = short.split(" ");
    const words = name === month ? day : short;
    month = name;
    return [at, words];
  });
}

// ---- The controls, and the player that all of it hangs on.

function controls(data, player) {
  const play = set(make("button", "replay-play", make("span", "replay-icon"), make("span")), {
    type: "button", title: "Space" });
  const range = set(make("input", "replay-range"), {
    type: "range", min: 0, max: data.moments.length - 1, step: 1, "aria-label": "Moment" });
  const scale = set(make("div", "replay-days"), { "aria-hidden": "true" });
  const [speeds, speed] = choice("Speed", SPEEDS.map((n) => [n, `${n === 0.5 ? "½" : n}×`]), player.hasten);
  const [clocks, clock] = choice("Clock", Object.entries(CLOCKS), player.wind);
  speeds.title = "Half-days a second";
  const keys = set(make("p", "replay-keys"), { "aria-hidden": "true" });
  keys.textContent = "Space plays · ← → steps · Home End · 1–4 speed · k clock";
  const root = make("div", "replay-controls", play, make("div", "replay-scrub", range, scale), speeds, clocks, keys);
  play.addEventListener("click", () => player.toggle());
  range.addEventListener("input", () => player.go(Number(range.value)));
  const many = Math.max(1, data.moments.length - 1);
  return { root, layOut() {
    const width = range.clientWidth - 16; // a thumb is 16 wide
    const at = (one) => 8 + (width * data.moments.indexOf(one)) / many;
    scale.replaceChildren(...days(data.moments, at, 26).map(([left, words]) => {
      const label = make("span", "", words);
      label.style.left = `${left}px`;
      return label;
    }));
  }, show(state) {
    const { n, playing } = state;
    range.value = n;
    const at = data.moments[n];
    set(range, { "aria-valuetext": [at.day, at.part, at.time].filter(Boolean).join(", ") });
    style(range, "--gone", n / many);
    say(play.lastChild, playing ? "Pause" : "Play");
    if (play.playing !== playing) play.classList.toggle("playing", (play.playing = playing));
    speed(state.speed);
    clock(state.clock);
  } };
}

// A few buttons of which one is pressed.
function choice(label, options, chosen) {
  const buttons = options.map(([value, words]) => {
    const one = set(make("button", "", words), { type: "button" });
    one.addEventListener("click", () => chosen(value));
    return [value, one];
  });
  const root = set(make("div", "replay-choice", ...buttons.map(([, one]) => one)), {
    role: "group", "aria-label": label });
  return [root, (now) => {
    if (root.now === now) return;
    root.now = now;
    for (const [value, one] of buttons) one.setAttribute("aria-pressed", String(value === now));
  }];
}

function build(root, data, kept) {
  const state = { data, n: 0, clock: data.clock, speed: 1, playing: false, ...kept };
  state.n = held(state.n, data.moments.length - 1);
  let [timer, telling, touched] = [0, 0, false]; // what is there from the start is no news
  const end = data.moments.length - 1;

  const player = {
    state,
    go(n, playing = false) {
      touched = true;
      state.n = held(n, end);
      if (!playing) player.stop();
      draw();
    },
    stop() {
      clearTimeout(timer);
      state.playing = false;
    },
    toggle() {
      if (state.playing) return player.go(state.n);
      if (!end) return;
      if (state.n === end) state.n = 0;
      state.playing = true;
      draw();
      beat();
    },
    hasten(speed) {
      state.speed = speed;
      draw();
      if (state.playing) beat();
    },
    wind(clock) {
      touched = true;
      state.clock = clock;
      burn.layOut(clock);
      draw();
    },
    layOut() {
      room(root);
      burn.layOut(state.clock);
      control.layOut();
      draw();
    },
  };
  const [burn, control] = [burnUp(data), controls(data, player)];
  const parts = [when(), figures(data), burn, bars(data), tiles(data), control];
  const status = set(make("p", "replay-said"), { role: "status" });
  const screen = make("div", "replay-screen", ...parts.map((part) => part.root), status);
  root.replaceChildren(screen);

  function beat() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      player.go(state.n + 1, state.n + 1 < end);
      if (state.playing) beat();
    }, 1000 / state.speed);
  }
  function draw() {
    const frames = data.clocks[state.clock];
    const moving = state.playing && !STILL.matches;
    if (root.moving !== moving) root.classList.toggle("moving", (root.moving = moving));
    style(root, "--beat", `${Math.min(0.4, 0.6 / state.speed)}s`);
    for (const part of parts) part.show({ ...state, frames });
    clearTimeout(telling);
    // Not each frame while it plays: a voice can't keep up.
    if (!state.playing && touched) telling = setTimeout(tell, SETTLED);
  }
  function tell() {
    const { day, part, time } = data.moments[state.n];
    const words = [day, part, time, CLOCKS[state.clock].toLowerCase()].filter(Boolean).join(", ");
    say(status, `${words}: ${data.clocks[state.clock].findings[state.n]}`);
  }
  player.quiet = () => (clearTimeout(timer), clearTimeout(telling));
  player.resume = () => state.playing && beat();
  return player;
}

// How high the screen may be, so that nothing of it has to be scrolled to.
function room(root) {
  const main = root.closest("[data-testid=stMain]");
  if (!main) return;
  const above = root.getBoundingClientRect().top - main.getBoundingClientRect().top + main.scrollTop;
  style(root, "--room", `${Math.floor(main.clientHeight - above - 10)}px`);
}

// Keys act where the replay, or nothing that is worked by keys itself, has the focus.
function onKey(root, player, event) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey && event.key !== "+") return;
  const worked = document.activeElement?.closest(WORKED);
  const within = worked && root.contains(worked);
  if (worked && !within) return;
  if (within && worked.type === "range" && /^(Arrow|Home|End|Page)/.test(event.key)) return;
  if (within && worked.type === "button" && event.key === " ") return; // it presses the button
  const { n, speed, clock } = player.state;
  const faster = (by) => SPEEDS[held(SPEEDS.indexOf(speed) + by, SPEEDS.length - 1)];
  const acts = {
    " ": () => player.toggle(),
    ArrowLeft: () => player.go(n - 1),
    ArrowRight: () => player.go(n + 1),
    Home: () => player.go(0),
    End: () => player.go(Infinity),
    k: () => player.wind(clock === "known" ? "happened" : "known"),
    "+": () => player.hasten(faster(1)),
    "-": () => player.hasten(faster(-1)),
    ...Object.fromEntries(SPEEDS.map((each, place) => [place + 1, () => player.hasten(each)])),
  };
  const act = acts[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

// The player of new data, at the same frame and with the keyboard's place in it.
function renewed(root, data) {
  const controls = () => [...root.querySelectorAll(".replay-controls :is(button, input)")];
  const at = controls().indexOf(document.activeElement);
  const { data: old, ...kept } = root.player?.state ?? {};
  root.player?.quiet();
  const player = build(root, data, old?.clock === data.clock ? kept : { ...kept, clock: data.clock });
  controls()[at]?.focus();
  return player;
}

export default function ({ data, parentElement }) {
  // A page that runs again gives the same data, or those of a new snapshot: what is shown stays.
  let root = parentElement.querySelector(".replay");
  if (!root) {
    root = set(make("section", "replay"), { "aria-label": "Replay" });
    parentElement.append(root);
  }
  const same = JSON.stringify(data);
  if (root.same !== same) {
    root.player = renewed(root, data);
    root.same = same;
  }
  const { player } = root;
  const keys = (event) => onKey(root, player, event);
  const sizes = new ResizeObserver(() => player.layOut());
  sizes.observe(root);
  for (const one of document.querySelectorAll("[data-testid=stMain], .st-key-head")) sizes.observe(one);
  document.addEventListener("keydown", keys);
  player.layOut();
  player.resume();
  return () => {
    sizes.disconnect();
    player.quiet();
    document.removeEventListener("keydown", keys);
  };
}
