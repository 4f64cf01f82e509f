// The controls, by hand and by keys.
const SPEEDS = [0.5, 1, 2, 4]; // half-days a second
const WORKED = "a, button, input, select, textarea, summary, [role=slider], [contenteditable=true]";
const CLOCKS = { known: "As known", happened: "As happened" };

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
