// One stream of changes a tab. What changed is told to the page as events; a page that shows it asks for the part again.
const chip = document.querySelector("[data-chip]");
let last = Date.now();

function say(state) {
    if (chip) {
        chip.dataset.state = state;
        chip.textContent = state === "stale"
            ? chip.dataset.stale.replace("{0}", new Date(last).toLocaleTimeString(document.documentElement.lang))
            : chip.dataset[state];
    }
    document.documentElement.toggleAttribute("data-offline", state === "stale");
}

function follow(address) {
    // The browser connects again by itself and sends the number of the last event it saw.
    const stream = new EventSource(address);
    stream.addEventListener("open", () => { last = Date.now(); say("live"); });
    stream.addEventListener("error", () => {
        say("waiting");
        if (stream.readyState === EventSource.CLOSED) {
            say("stale");
            setTimeout(() => follow(address), 5_000);
        }
    });
    for (const kind of ["hello", "run", "pipeline", "node", "pulse"]) {
        stream.addEventListener(kind, event => {
            last = Date.now();
            say("live");
            document.dispatchEvent(new CustomEvent(`live:${kind}`, {detail: event.data ? JSON.parse(event.data) : {}}));
        });
    }
    addEventListener("pagehide", () => stream.close());
    setInterval(() => { if (Date.now() - last > 30_000) { say("stale"); } }, 5_000);
}

const address = document.querySelector("meta[name=live]")?.content;
if (address) {
    follow(address);
}
