// Ask every 2.5 s what is published: a new snapshot is on screen within 5 s.
const EVERY = 2500;
const SEEN = 100; // ms between looks at whether a chip has gone
const PATIENCE = 50; // looks
const SOON = 10; // looks
const LINKS = ':is(.stMain .stHtml, [data-testid=stPopoverBody] .stHtml, .on-stage) ' +
  'a:is([href^="/"], [href^="?"]):not([target=_blank])';
const COPIED = 2000; // ms
const DARK = matchMedia("(prefers-color-scheme: dark)");

// Say what is new to a screen reader. The region is there before it has anything to say.
function announce(parent, { drawn, said }) {
  const old = parent.querySelector("[role=status]");
  if (!old) {
    const status = document.createElement("p");
    status.setAttribute("role", "status");
    status.dataset.drawn = drawn;
    parent.append(status);
  } else if (old.dataset.drawn !== drawn) {
    old.dataset.drawn = drawn;
    old.textContent = said;
  }
}

// A chip that was clicked goes, and the keyboard's place with it: on to the next, or the title.
function onChip(event) {
  const chip = event.target.closest?.(".st-key-chips button");
  let looks = 0;
  const timer = chip && setInterval(() => {
    if (chip.isConnected && ++looks < PATIENCE) return;
    clearInterval(timer);
    if (chip.isConnected || document.activeElement !== document.body) return;
    const title = document.querySelector("h1.title");
    title?.setAttribute("tabindex", "-1");
    (document.querySelector(".st-key-chips button") ?? title)?.focus();
  }, SEEN);
}

// A slide was moved, taken out or added: its card is drawn elsewhere, what was pressed may rest or
// be gone. The keyboard's place goes along, else to the same card, or to the one in its place.
function onCard(event) {
  const button = event.target.closest?.('[class*="st-key-moves-"] button, .st-key-more button');
  if (!button) return;
  const cards = () => [...document.querySelectorAll('[class*="st-key-moves-"]')];
  const keyed = (one) => [...(one?.classList ?? [])].find((name) => name.startsWith("st-key-"));
  const able = (key) => key && document.querySelector(`.${key} button:enabled`);
  const card = button.closest('[class*="st-key-moves-"]');
  const [own, around] = [keyed(button.closest('[class*="st-key-"]')), keyed(card)];
  const place = cards().indexOf(card);
  let held = button;
  let looks = 0;
  let gone = 0; // for a moment it may be: Streamlit draws one element after the other
  const timer = setInterval(() => {
    const at = document.activeElement;
    if (++looks > PATIENCE || (at !== document.body && at !== held)) return clearInterval(timer);
    if (at === held && !held.disabled) return;
    const same = able(own);
    if (!same && ++gone < SOON) return;
    const instead = able(keyed(cards()[place] ?? cards().at(-1)));
    held = same ?? able(card ? around : "st-key-more") ?? instead ?? held;
    held.focus({ preventScroll: true });
  }, SEEN);
}

// A link of the board's own changes the page without loading it anew: the address first,
// then what Streamlit does on Back, which is to draw what the address says. The keyboard's
// place goes along: to the same link where it is drawn anew, to the title of another page.
function onLink(event) {
  const link = event.target.closest?.(LINKS);
  const held = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (!link || link.origin !== location.origin || event.button || held) return;
  event.preventDefault();
  const turned = link.pathname === location.pathname;
  const words = link.textContent;
  const old = document.querySelector("h1.title");
  history.pushState(null, "", link.href);
  dispatchEvent(new PopStateEvent("popstate"));
  let looks = 0;
  let gone = 0;
  const timer = setInterval(() => {
    if (++looks > PATIENCE) return clearInterval(timer);
    if (link.isConnected || !++gone) return;
    const same = [...document.querySelectorAll(LINKS)].find((one) => one.textContent === words);
    const title = document.querySelector("h1.title");
    const next = turned ? (same ?? (gone > SOON && title)) : title !== old && title;
    if (document.activeElement !== document.body) return clearInterval(timer);
    if (!next) return;
    if (next === title) title.setAttribute("tabindex", "-1");
    next.focus({ preventScroll: turned });
    clearInterval(timer);
  }, SEEN);
}

// The address of exactly this view: onto the clipboard, or into a field where that is shut.
async function onCopy(event) {
  const button = event.target.closest?.("button.copy");
  if (!button) return;
  const said = new URL(button.dataset.address || location.href, location.origin).href;
  const words = (button.dataset.words ??= button.textContent);
  const tell = (told) => {
    button.textContent = told;
    setTimeout(() => (button.textContent = words), COPIED);
  };
  try {
    await navigator.clipboard.writeText(said);
    tell("Copied");
  } catch {
    const field = button.parentElement.querySelector("input.address") ?? document.createElement("input");
    Object.assign(field, { className: "address", readOnly: true, value: said });
    field.setAttribute("aria-label", words);
    button.after(field);
    field.select();
    tell("Copy it from here");
  }
}

// Charts have the width of the screen: the sheet (A4 across, 273 mm) takes all of it.
function onPrint() {
  const screen = document.querySelector("[data-testid=stMainBlockContainer]")?.clientWidth;
  const zoom = Math.min(1, Math.max(0.5, 1032 / screen));
  document.documentElement.classList.toggle("drawn-dark", DARK.matches);
  if (zoom) document.documentElement.style.setProperty("--to-paper", zoom);
}

export default function ({ data, parentElement, setTriggerValue }) {
  announce(parentElement, data);
  let told = false;
  const tell = () => {
    if (!told) setTriggerValue("changed", (told = true));
  };
  const ask = async () => {
    try {
      const answer = await fetch(new URL("pulse", document.baseURI), { cache: "no-store" });
      if (answer.ok && (await answer.text()) !== data.drawn) tell();
    } catch {
      // The server is away: Streamlit says so, and the next question may be answered.
    }
  };
  const timer = setInterval(ask, EVERY);
  // A page in the background asks seldom; it catches up when it is looked at again.
  document.addEventListener("visibilitychange", ask);
  document.addEventListener("click", onChip);
  // Once for good: between two runs of a page this component may be gone, the links are not.
  if (!window.boardLinks) {
    document.addEventListener("click", onLink);
    document.addEventListener("click", onCopy);
    document.addEventListener("click", onCard);
  }
  window.boardLinks = true;
  addEventListener("beforeprint", onPrint);
  DARK.addEventListener("change", tell);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", ask);
    document.removeEventListener("click", onChip);
    removeEventListener("beforeprint", onPrint);
    DARK.removeEventListener("change", tell);
  };
}
