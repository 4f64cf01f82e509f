// The stage: one slide over the whole window. All slides are here; turning asks the server nothing.
const AWAKE = 2500; // ms that the controls stay after the mouse has moved
const SWIPE = 40; // px
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

// Goes on by itself. Rests while paused, while nobody looks, and at the last slide.
function clock(line, go) {
  let timer = 0;
  let left = 0;
  let began = 0;
  let running = null;
  const rest = () => {
    if (!timer) return;
    clearTimeout(timer);
    timer = 0;
    left -= performance.now() - began;
    running?.pause();
  };
  const run = () => {
    if (timer || left <= 0) return;
    began = performance.now();
    timer = setTimeout(() => {
      timer = 0;
      go();
    }, left);
    running?.play();
  };
  const wind = (ms) => {
    rest();
    left = ms;
    running?.cancel();
    running = null;
    line.hidden = !ms || STILL.matches;
    if (line.hidden) return;
    const grows = [{ transform: "scaleX(0)" }, { transform: "scaleX(1)" }];
    running = line.animate(grows, { duration: ms, fill: "both" });
    running.pause();
  };
  return { run, rest, wind };
}

function slide(data, one, n) {
  const words = data.words;
  const box = made("section", "slide");
  box.setAttribute("role", "group");
  box.setAttribute("aria-roledescription", words.slide);
  box.setAttribute("aria-label", `${n + 1} ${words.of} ${data.slides.length}`);
  const told = made("div", "told");
  told.append(made("h1", "", one.title), table(one.table));
  const [wide, tall] = [drawn(one.wide, one.alt), drawn(one.tall, one.alt)];
  wide.classList.add("wide");
  tall.classList.add("tall");
  box.append(wide, tall, told);
  return box;
}

function built(data, held) {
  const stage = made("div", "on-stage");
  stage.tabIndex = -1;
  const slides = data.slides.map((one, n) => slide(data, one, n));
  const frame = made("div", "frame");
  const line = made("div", "passing");
  const newer = made("p", "newer", data.words.newer);
  const said = made("p", "told");
  said.setAttribute("role", "status");
  frame.append(made("p", "told", data.sentence), ...slides, newer);
  const steps = () => held.steps;
  const leave = wayOut(data);
  const pause = button("pause", data.words.pause, () => steps().pause());
  const number = made("span", "number");
  const controls = toolbar(
    data.words,
    button("previous", data.words.previous, () => steps().previous()),
    number,
    button("next", data.words.next, () => steps().next()),
    ...(data.every ? [pause] : []),
    button("full", data.words.full, fullScreen),
    leave,
  );
  stage.append(frame, line, said, controls);
  return { stage, slides, line, said, number, pause, leave };
}

// The mouse wakes the controls; a finger on either half, or a swipe, turns.
function handled(stage, steps) {
  let timer = 0;
  let from = 0;
  const wake = () => {
    stage.classList.add("awake");
    clearTimeout(timer);
    timer = setTimeout(() => stage.classList.remove("awake"), AWAKE);
  };
  stage.onpointermove = wake;
  stage.onpointerdown = (event) => {
    wake();
    from = event.clientX;
  };
  stage.onpointerup = (event) => {
    if (event.pointerType !== "touch" || event.target.closest("button, a")) return;
    const moved = event.clientX - from;
    const back = Math.abs(moved) > SWIPE ? moved > 0 : event.clientX < innerWidth / 2;
    (back ? steps.previous : steps.next)();
  };
  return () => clearTimeout(timer);
}

function build(data, held, parent) {
  const { stage, slides, line, said, number, pause, leave } = built(data, held);
  const ticking = clock(line, () => held.steps.next());
  const tick = () => (held.paused || document.hidden ? ticking.rest() : ticking.run());
  const show = (turned) => {
    const ends = held.at === slides.length - 1;
    slides.forEach((one, n) => one.toggleAttribute("hidden", n !== held.at));
    number.textContent = `${held.at + 1} / ${slides.length}`;
    pausing(pause, data.words, held.paused);
    if (turned) said.textContent = `${slides[held.at].ariaLabel}: ${data.slides[held.at].title}`;
    if (turned || !held.steps) ticking.wind(data.every && !ends ? data.every * 1000 : 0);
    tick();
  };
  held.steps = null;
  parent.replaceChildren(stage);
  held.steps = placed(data, held, stage, show, () => leave.click());
  const still = handled(stage, held.steps);
  stage.focus({ preventScroll: true });
  document.addEventListener("visibilitychange", tick);
  return () => {
    ticking.rest();
    still();
    held.steps.close();
    document.removeEventListener("visibilitychange", tick);
  };
}

export default ({ data, parentElement }) => mounted(data, parentElement, build);
