// Where a deck is, the keys that turn it, and the other window that goes along with it.
// Set before the script of the stage, and before that of the presenter's view.
const NEXT = ["ArrowRight", "PageDown"];
const PREVIOUS = ["ArrowLeft", "PageUp"];
const STREAMLITS = ["r", "c"]; // it would run the page again, or empty what is kept

function made(name, kind, text = "") {
  const one = document.createElement(name);
  if (kind) one.className = kind;
  if (text) one.textContent = text;
  return one;
}

const SIGNS = {
  previous: "M15 5l-7 7 7 7", next: "M9 5l7 7-7 7", pause: "M9 6v12M15 6v12",
  resume: "M8 5.5l10.5 6.5L8 18.5z", full: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  leave: "M6 6l12 12M18 6L6 18", reset: "M5.5 9a7.2 7.2 0 1 1-.7 4.5M5 4.5V9h4.5",
};

// A sign is drawn: not every font has it.
function signed(one, sign) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" aria-hidden="true">
    <path d="${SIGNS[sign]}"/></svg>`;
  const read = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  one.replaceChildren(document.importNode(read, true));
}

function button(kind, words, press) {
  const one = made("button", kind);
  one.type = "button";
  signed(one, kind);
  one.addEventListener("click", (event) => {
    press();
    if (event.detail) one.blur(); // pressed by hand: Space goes on with the slides
  });
  named(one, words);
  return one;
}

function named(one, words) {
  one.setAttribute("aria-label", words);
  one.title = words;
}

// The way back to the desk; `live.js` turns the page.
function wayOut({ leave, words }) {
  const one = made("a", "leave");
  one.href = leave;
  signed(one, "leave");
  named(one, words.leave);
  one.addEventListener("click", () => document.fullscreenElement && fullScreen());
  return one;
}

function toolbar(words, ...parts) {
  const one = made("div", "controls");
  one.setAttribute("role", "toolbar");
  one.setAttribute("aria-label", words.controls);
  one.append(...parts);
  return one;
}

function pausing(one, words, paused) {
  signed(one, paused ? "resume" : "pause");
  named(one, paused ? words.resume : words.pause);
}

// A picture that the server drew: read as XML, so that a title can be nothing but text.
function drawn(svg, alt) {
  const one = document.importNode(
    new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true,
  );
  one.setAttribute("role", "img");
  one.setAttribute("aria-label", alt);
  return one;
}

function table({ caption, head, rows }) {
  const one = made("table");
  one.append(made("caption", "", caption));
  const line = (cells, name) => {
    const row = made("tr");
    row.append(...cells.map((cell) => made(name, "", cell)));
    return row;
  };
  one.append(line(head, "th"), ...rows.map((cells) => line(cells, "td")));
  return one;
}

// The address is kept by the browser alone: the server is asked nothing when a slide is turned.
function addressed(at) {
  const here = new URL(location.href);
  here.searchParams.set("page", at + 1);
  history.replaceState(history.state, "", here);
}

// An address without a snapshot is given the one that was drawn, in place of itself. Streamlit does
// not hear of it, as another run now, while widgets are still being drawn, may take one for turned.
function pinned(snapshot) {
  const here = new URL(location.href);
  if (here.searchParams.has("snapshot")) return;
  here.searchParams.set("snapshot", snapshot);
  history.replaceState(history.state, "", here);
}

// So it may hand over the newest later on: what is drawn stays, and it is told the whole address.
function isOther(snapshot) {
  const wanted = new URL(location.href).searchParams.get("snapshot");
  const other = Boolean(wanted) && wanted !== snapshot;
  if (other) dispatchEvent(new PopStateEvent("popstate"));
  return other;
}

function fullScreen() {
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen?.();
  done?.catch(() => {}); // not allowed here: the window is filled all the same
}

// One place in a deck. `held` outlives a run of the page; `show` draws it in `root`; `leave` leaves.
function placed(data, held, root, show, leave) {
  const last = data.slides.length - 1;
  const said = Number(new URL(location.href).searchParams.get("page")) - 1;
  const within = (at) => Math.max(0, Math.min(last, at));
  held.at = within(held.at ?? (said >= 0 ? said : 0));
  held.paused ??= false;
  const channel = new BroadcastChannel(data.channel);
  const tell = () => channel.postMessage({ at: held.at, paused: held.paused });
  const move = (at, paused = held.paused) => {
    if (!root.isConnected) return; // the page was left
    const turned = within(at) !== held.at;
    held.at = within(at);
    held.paused = paused;
    if (turned) addressed(held.at);
    show(turned);
  };
  const turn = (at) => {
    move(at);
    tell();
  };
  const pause = () => {
    if (data.every) move(held.at, !held.paused);
    tell();
  };
  channel.onmessage = ({ data: heard }) => (heard.asks ? tell() : move(heard.at, heard.paused));
  const steps = {
    next: () => turn(held.at + 1), previous: () => turn(held.at - 1),
    first: () => turn(0), last: () => turn(last), pause,
  };
  const onKey = (event) => {
    if (!root.isConnected || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const presses = event.target.closest?.("button, a");
    let act = { Home: steps.first, End: steps.last, f: fullScreen, p: pause }[key];
    if (NEXT.includes(key)) act = steps.next;
    if (PREVIOUS.includes(key)) act = steps.previous;
    if (key === " " && !presses) act = event.shiftKey ? steps.previous : steps.next;
    if (key === "Escape") act = document.fullscreenElement ? fullScreen : leave;
    if (STREAMLITS.includes(key)) act = () => {};
    if (!act) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  };
  addEventListener("keydown", onKey, true); // before any of Streamlit's own
  show(false);
  pinned(data.snapshot);
  channel.postMessage({ asks: true }); // opened late: the other knows where it is
  const close = () => {
    removeEventListener("keydown", onKey, true);
    channel.close();
  };
  return { ...steps, close };
}

// Another run of the page leaves what is drawn alone, unless the slides are others: `build`
// draws them and returns what ends them. A page that is left ends a moment later.
function mounted(data, parent, build) {
  const held = (parent.board ??= {});
  clearTimeout(held.ending);
  const other = isOther(data.snapshot);
  if (!other && held.drawn !== data.drawn) {
    held.end?.();
    held.end = build(data, held, parent);
    held.drawn = data.drawn;
  }
  if (!other) parent.querySelector(".newer").hidden = !data.newer;
  return () => {
    held.ending = setTimeout(() => {
      held.end?.();
      held.drawn = "";
    }, 1000);
  };
}
