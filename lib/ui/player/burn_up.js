// The burn-up: laid out anew when its room changes; a frame moves a clip and two dots.
const MARGIN = { top: 14, right: 26, bottom: 26, left: 44 };

// Where an instant and a number lie, in a room of any size.
function scale(data) {
  const first = data.moments[0].at;
  const last = Math.max(data.moments.at(-1).at, first + 1);
  const every = Object.values(data.clocks).flatMap((f) => [...f.processed, ...f.received]);
  const top = 1.08 * Math.max(1, ...every.filter((n) => n != null), ...data.plan.map((p) => p[1]));
  const size = { width: 0, height: 0 };
  const wide = () => size.width - MARGIN.left - MARGIN.right;
  const tall = () => size.height - MARGIN.top - MARGIN.bottom;
  const x = (at) => MARGIN.left + held((at - first) / (last - first), 1) * wide();
  const y = (n) => size.height - MARGIN.bottom - (n / top) * tall();
  const path = (points) => points.filter(([, n]) => n != null)
    .map(([at, n], place) => `${place ? "L" : "M"}${x(at).toFixed(1)} ${y(n).toFixed(1)}`).join("");
  return { size, top, x, y, path, above: (n) => y(0) - y(n ?? 0), // pixels
    within: (at) => at >= first && at <= last };
}

function written(kind, left, up, words, anchor) {
  return set(make("svg:text", kind, words), { x: left, y: up, "text-anchor": anchor });
}

// What stays as it is while frames pass: rules, days, notes and the plan.
function ground(data, { size, top, x, y, path, within }) {
  const drawn = [];
  const step = stepOf(top, Math.max(2, Math.floor(size.height / 64)));
  for (let n = 0; n <= top; n += step) {
    const at = { x1: MARGIN.left, x2: size.width - MARGIN.right, y1: y(n), y2: y(n) };
    drawn.push(set(make("svg:line", n ? "rule" : "rule base"), at));
    drawn.push(written("tick", MARGIN.left - 8, y(n) + 4, count(n), "end"));
  }
  for (const [at, words] of days(data.moments, (one) => x(one.at), 34)) {
    drawn.push(written("tick", at, size.height - 6, words, "middle"));
  }
  for (const [at, words] of data.notes.filter(([at]) => within(at))) {
    const mark = set(make("svg:line", "noted"), { x1: x(at), x2: x(at), y1: y(0), y2: y(0) + 6 });
    mark.append(make("svg:title", "", words));
    drawn.push(mark);
  }
  if (data.plan.length > 1) {
    const [at, n] = data.plan[Math.floor(data.plan.length * 0.6)];
    drawn.push(set(make("svg:path", "plan"), { d: path(data.plan) }));
    drawn.push(written("tick halo", x(at) - 8, y(n) - 6, "planned", "end"));
  }
  return drawn;
}

// The end of a line, at the frame that is shown: a dot, the number and its name.
function dot(name) {
  const [point, label, words] = [make("svg:circle", "dot"), make("svg:text"), make("svg:tspan")];
  const value = make("svg:tspan", "value");
  label.append(value, " ", words);
  words.textContent = name;
  set(point, { r: name === "processed" ? 6 : 4 });
  const root = make("svg:g", name, point, label);
  const show = (n, left, up, right, lift) => {
    style(root, "visibility", n == null ? "hidden" : "visible");
    style(root, "transform", `translate(${left.toFixed(1)}px, ${up.toFixed(1)}px)`);
    say(value, count(n));
    const where = `${right} ${lift}`;
    if (label.where === where) return;
    label.where = where;
    set(label, { x: right ? -4 : 6, y: lift, "text-anchor": right ? "end" : "start" });
  };
  return { name, root, show };
}

function burnUp(data) {
  const on = scale(data);
  const clip = make("svg:rect");
  const cover = set(make("svg:clipPath", "", clip), { id: "replay-clip" });
  const [under, lines, front] = ["ground", "lines", "front"].map((kind) => make("svg:g", kind));
  lines.setAttribute("clip-path", "url(#replay-clip)");
  const picture = set(make("svg:svg", "", make("svg:defs", "", cover), under, lines, front), {
    role: "img", "aria-label": `Line chart of series processed and received over time. ${data.sentence}`,
  });
  const room = make("div", "replay-room", picture);
  const finding = make("h2", "finding");
  const stem = make("svg:line", "stem");
  const dots = ["received", "processed"].map(dot);
  front.append(stem, ...dots.map((one) => one.root));

  function layOut(clock) {
    const { clientWidth: width, clientHeight: height } = room;
    Object.assign(on.size, { width, height });
    if (!width || !height) return;
    set(picture, { width, height, viewBox: `0 0 ${width} ${height}` });
    under.replaceChildren(...ground(data, on));
    const frames = data.clocks[clock];
    lines.replaceChildren(...dots.map(({ name }) => set(make("svg:path", name), {
      d: on.path(data.moments.map(({ at }, n) => [at, frames[name][n]])) })));
    set(clip, { x: 0, y: 0, width, height });
    set(stem, { y1: 0, y2: 0, x1: 0, x2: 0 });
  }
  function show({ frames, n }) {
    say(finding, frames.findings[n]);
    const { width } = on.size;
    if (!width) return;
    const at = on.x(data.moments[n].at);
    style(clip, "transform", `translateX(${(at - width).toFixed(1)}px)`);
    style(stem, "transform", `translateX(${at.toFixed(1)}px)`);
    const right = at > width - 120; // labels then stand left of their dots
    const low = on.above(frames.processed[n]) < 30; // no room for a label below the dot
    const close = low && on.above(frames.received[n]) - on.above(frames.processed[n]) < 34;
    const lift = { processed: low ? -12 : 25, received: close ? -34 : -11 };
    for (const one of dots) {
      const there = frames[one.name][n];
      one.show(there, at, on.y(there ?? 0), right, lift[one.name]);
    }
  }
  return { root: make("div", "replay-burn", finding, room), show, layOut };
}

// A whole step that parts 0 to *top* in about so many.
function stepOf(top, many) {
  const rough = top / many;
  const power = 10 ** Math.floor(Math.log10(rough));
  return Math.max(1, [1, 2, 5, 10].find((n) => n * power >= rough) * power);
}
