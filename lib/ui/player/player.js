// The player that all parts hang on: which frame, how fast, by which clock.
const SETTLED = 350; // ms after the last step until a screen reader is told
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

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
