// One stream of changes a tab. What changed is told to the page as events; a page that shows it asks for the part again.
const chip = document.querySelector("[data-chip]");
const banner = document.querySelector("[data-offline-banner]");
let heard = Date.now();
let number = "";

const clock = () => new Date(heard).toLocaleTimeString(document.documentElement.lang, {timeZone: document.documentElement.dataset.zone});

/** Without a server the page can be read, but nothing can be done; its forms come back with it. */
function say(state) {
    if (chip && chip.dataset.state !== state) {
        chip.dataset.state = state;
        chip.textContent = state === "stale" ? chip.dataset.stale.replace("{0}", clock()) : chip.dataset[state];
    }
    const offline = state === "stale";
    document.documentElement.toggleAttribute("data-offline", offline);
    if (banner && banner.hidden === offline) {
        banner.hidden = !offline;
        banner.textContent = offline ? banner.dataset.text.replace("{0}", clock()) : "";
    }
}

/** Lists of everything are asked for again soon after something changed, and not for each change; the last change always counts. */
const SOON = 400;
let soon = 0;

function tellLists() {
    soon ||= setTimeout(() => {
        soon = 0;
        document.dispatchEvent(new CustomEvent("live:lists"));
    }, SOON);
}

function follow(address) {
    // The browser connects again by itself and sends the number of the last event it saw; where it gave up, the address says it.
    const stream = new EventSource(number ? `${address}?last=${number}` : address);
    stream.addEventListener("open", () => { heard = Date.now(); say("live"); });
    stream.addEventListener("error", () => {
        if (stream.readyState === EventSource.CLOSED) {
            say("stale");
            setTimeout(() => follow(address), 3_000);
        } else if (Date.now() - heard > 4_000) {
            say("stale");
        } else {
            say("waiting");
        }
    });
    for (const kind of ["hello", "run", "pipeline", "node", "pulse"]) {
        stream.addEventListener(kind, event => {
            heard = Date.now();
            number = event.lastEventId || number;
            say("live");
            if (kind !== "pulse") {
                tellLists();
            }
            const detail = event.data ? JSON.parse(event.data) : {};
            document.dispatchEvent(new CustomEvent(`live:${kind}`, {detail}));
            if (detail.missed) {
                document.dispatchEvent(new CustomEvent("refresh"));
            }
        });
    }
    addEventListener("pagehide", () => stream.close());
}

document.addEventListener("submit", event => {
    if (event.target.method === "post" && document.documentElement.hasAttribute("data-offline")) {
        event.preventDefault();
        banner?.scrollIntoView();
        banner?.focus();
    }
});

const address = document.querySelector("meta[name=live]")?.content;
if (address) {
    follow(address);
    setInterval(() => { if (Date.now() - heard > 30_000) { say("stale"); } }, 5_000);
}
