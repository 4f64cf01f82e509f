// The presenter's view: the slide on stage, the next one, notes, and two clocks.
const TICK = 250; // ms

function two(n) {
  return String(Math.floor(n)).padStart(2, "0");
}

function elapsed(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  return `${hours ? `${hours}:` : ""}${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

// Kept by this window alone, so that a reload does not set the time back.
function started(key, reset = false) {
  const kept = reset ? 0 : Number(sessionStorage.getItem(key));
  if (!kept) sessionStorage.setItem(key, Date.now());
  return kept || Date.now();
}

function clocks(data) {
  const wall = made("p", "wall");
  const since = made("p", "since");
  const now = made("h2");
  const zoned = new Intl.DateTimeFormat("en-GB", {
    timeZone: data.zone, hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false,
    timeZoneName: "short",
  });
  let start = started(data.channel);
  const draw = () => {
    // The zone's name is that of this very moment: a clock may be put back while one speaks.
    const parts = zoned.formatToParts(new Date());
    const zone = parts.find(({ type }) => type === "timeZoneName").value;
    now.textContent = `${data.words.now} (${zone})`;
    wall.textContent = parts.slice(0, parts.findLastIndex(({ type }) => type === "second") + 1)
      .map(({ value }) => value).join("");
    since.textContent = elapsed(Date.now() - start);
  };
  const timer = setInterval(draw, TICK);
  draw();
  const reset = () => {
    start = started(data.channel, true);
    draw();
  };
  const box = made("div", "clocks");
  const labelled = (title, one) => {
    const part = made("div", "clock");
    part.append(title, one);
    return part;
  };
  const going = labelled(made("h2", "", data.words.since), since);
  going.append(button("reset", data.words.reset, reset));
  box.append(labelled(now, wall), going);
  return { box, still: () => clearInterval(timer) };
}

function part(kind, words) {
  const box = made("section", kind);
  const title = made("h2", "", words);
  const shown = made("div", "shown");
  box.append(title, shown);
  return { box, title, shown };
}

function build(data, held, parent) {
  const { words, slides } = data;
  const view = made("div", "on-stage for-speaker");
  view.tabIndex = -1;
  const heading = made("h1", "told", words.title);
  const now = part("now", "");
  const next = part("next", words.upcoming);
  const notes = part("notes", words.notes);
  notes.shown.tabIndex = 0; // may be rolled
  notes.shown.setAttribute("role", "group");
  notes.shown.setAttribute("aria-label", words.notes);
  const said = made("p", "told");
  said.setAttribute("role", "status");
  const { box, still } = clocks(data);
  const steps = () => held.steps;
  const leave = wayOut(data);
  const pause = button("pause", words.pause, () => steps().pause());
  const controls = toolbar(
    words,
    button("previous", words.previous, () => steps().previous()),
    button("next", words.next, () => steps().next()),
    ...(data.every ? [pause] : []),
    button("full", words.full, fullScreen),
    leave,
  );
  const newer = made("p", "newer", words.newer);
  const foot = made("div", "foot");
  foot.append(box, controls, newer);
  view.append(heading, now.box, next.box, notes.box, foot, said);
  const show = (turned) => {
    const [one, after] = [slides[held.at], slides[held.at + 1]];
    now.title.textContent = `${held.at + 1} ${words.of} ${slides.length}`;
    now.shown.replaceChildren(drawn(one.wide, one.alt));
    next.shown.replaceChildren(after ? drawn(after.wide, after.title) : made("p", "", words.end));
    notes.shown.replaceChildren(...one.notes.map((line) => made("p", "", line)));
    notes.shown.scrollTop = 0;
    pausing(pause, words, held.paused);
    if (turned) said.textContent = `${now.title.textContent}: ${one.title}`;
  };
  parent.replaceChildren(view);
  held.steps = placed(data, held, view, show, () => leave.click());
  view.focus({ preventScroll: true });
  return () => {
    still();
    held.steps.close();
  };
}

export default ({ data, parentElement }) => mounted(data, parentElement, build);
