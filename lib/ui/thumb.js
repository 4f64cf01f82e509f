// A slide, small. Streamlit's own markup leaves out SVG.
export default function ({ data, parentElement }) {
  const svg = new DOMParser().parseFromString(data.svg, "image/svg+xml").documentElement;
  const one = document.createElement("div");
  one.className = "slide-thumb";
  one.setAttribute("role", "img");
  one.setAttribute("aria-label", data.alt);
  one.append(document.importNode(svg, true));
  parentElement.replaceChildren(one);
}
