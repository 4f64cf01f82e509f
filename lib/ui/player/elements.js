// What the parts of the replay are made of. Its files are set one after another, as one module.
const SVG = "http://www.w3.org/2000/svg";

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
