// Ask every 2.5 s what is published: a new snapshot is on screen within 5 s.
const EVERY = 2500;

export default function ({ data, setTriggerValue }) {
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
  const dark = matchMedia("(prefers-color-scheme: dark)");
  // A page in the background asks seldom; it catches up when it is looked at again.
  document.addEventListener("visibilitychange", ask);
  dark.addEventListener("change", tell);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", ask);
    dark.removeEventListener("change", tell);
  };
}
