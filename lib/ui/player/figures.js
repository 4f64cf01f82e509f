// The instant, the headline figures and the status bars. As every part of the replay, each is built
// from the data, and then shows a frame.

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
