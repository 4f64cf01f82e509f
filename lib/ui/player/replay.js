// The operation played back. All frames came at once: nothing here asks the server for anything.
// The picture is made once; a frame changes texts, widths and tints, and only those that differ.

// The player of new data, at the same frame and with the keyboard's place in it.
function renewed(root, data) {
  const controls = () => [...root.querySelectorAll(".replay-controls :is(button, input)")];
  const at = controls().indexOf(document.activeElement);
  const { data: old, ...kept } = root.player?.state ?? {};
  root.player?.quiet();
  const player = build(root, data, old?.clock === data.clock ? kept : { ...kept, clock: data.clock });
  controls()[at]?.focus();
  return player;
}

export default function ({ data, parentElement }) {
  // A page that runs again gives the same data, or those of a new snapshot: what is shown stays.
  let root = parentElement.querySelector(".replay");
  if (!root) {
    root = set(make("section", "replay"), { "aria-label": "Replay" });
    parentElement.append(root);
  }
  const same = JSON.stringify(data);
  if (root.same !== same) {
    root.player = renewed(root, data);
    root.same = same;
  }
  const { player } = root;
  const keys = (event) => onKey(root, player, event);
  const sizes = new ResizeObserver(() => player.layOut());
  sizes.observe(root);
  for (const one of document.querySelectorAll("[data-testid=stMain], .st-key-head")) sizes.observe(one);
  document.addEventListener("keydown", keys);
  player.layOut();
  player.resume();
  return () => {
    sizes.disconnect();
    player.quiet();
    document.removeEventListener("keydown", keys);
  };
}
