// What every page does: remember how the reader wants it, keep relative times true, react to keys.
const YEAR = 60 * 60 * 24 * 365;

function remember(name, value) {
    document.cookie = `${name}=${encodeURIComponent(value)};path=/;max-age=${YEAR};samesite=lax`;
}

/** The server writes times in the zone of this cookie; a first page with times in another zone is loaded again, once. */
function tellZone() {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
    const known = document.documentElement.dataset.zone;
    if (known !== zone && !sessionStorage.getItem("zone-told")) {
        remember("zone", zone);
        if (document.querySelector("time")) {
            sessionStorage.setItem("zone-told", zone);
            location.reload();
        }
    }
}

function switchTheme() {
    const root = document.documentElement;
    const dark = root.dataset.theme === "dark"
        || (root.dataset.theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
    root.dataset.theme = dark ? "light" : "dark";
    remember("theme", root.dataset.theme);
    document.dispatchEvent(new CustomEvent("theme"));
}

const STEPS = [["second", 60], ["minute", 60], ["hour", 24], ["day", 30], ["month", 12], ["year", Infinity]];

function relative(then) {
    const format = new Intl.RelativeTimeFormat(document.documentElement.lang, {numeric: "auto"});
    let amount = (then - Date.now()) / 1000;
    for (const [unit, size] of STEPS) {
        if (Math.abs(amount) < size) {
            return format.format(Math.round(amount), unit);
        }
        amount /= size;
    }
    return "";
}

export function refreshTimes(within = document) {
    for (const time of within.querySelectorAll("time[data-relative]")) {
        time.textContent = relative(Date.parse(time.dateTime));
    }
}

/** Keys pressed in turn, such as g h; none count while the reader writes. */
const LEADS = {h: "/", p: "/pipelines", r: "/runs", o: "/pools", n: "/nodes", a: "/audit", m: "/admin"};
let lead = 0;

function isWriting(target) {
    // The field of a dialog that has just closed has the focus until the next frame.
    return target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")?.checkVisibility() ?? false;
}

/** From row to row of a list, by the first link of each. */
function moveInRows(step) {
    const links = [...document.querySelectorAll("[data-rows] tbody tr")].map(row => row.querySelector("a")).filter(link => link);
    const here = links.findIndex(link => link.closest("tr").contains(document.activeElement));
    const next = links[here < 0 ? (step > 0 ? 0 : links.length - 1) : here + step];
    next?.focus();
    next?.scrollIntoView({block: "nearest"});
}

/** The menu of narrow windows. */
function closeMenu() {
    const menu = document.querySelector(".menu[open]");
    if (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
    }
}

function onKey(event) {
    if (event.key === "Escape") {
        closeMenu();
    }
    if (event.altKey || event.isComposing) {
        return;
    }
    if (event.ctrlKey || event.metaKey || isWriting(event.target)) {
        return;
    }
    if (Date.now() - lead < 1200 && LEADS[event.key]) {
        location.assign(LEADS[event.key]);
        return;
    }
    lead = event.key === "g" ? Date.now() : 0;
    if (event.key === "j" || event.key === "k") {
        moveInRows(event.key === "j" ? 1 : -1);
    }
    if (event.key === "?") {
        document.getElementById("shortcuts")?.showModal();
    }
    if (event.key === "/") {
        const search = document.querySelector("[data-search]");
        if (search) {
            event.preventDefault();
            search.focus();
        }
    }
}

function onClick(event) {
    const action = event.target.closest("[data-action]");
    if (!action) {
        return;
    }
    switch (action.dataset.action) {
        case "theme": switchTheme(); break;
        case "language": remember("language", action.dataset.language); location.reload(); break;
        case "shortcuts": document.getElementById("shortcuts")?.showModal(); break;
        case "close": action.closest("dialog")?.close(); break;
        case "copy": navigator.clipboard?.writeText(document.querySelector(action.dataset.of)?.textContent ?? ""); break;
    }
}

/** Part updates send the proof against forgery that forms have as a field; in a header it is what the cookie says. */
function onRequest(event) {
    event.detail.headers["X-XSRF-TOKEN"] = document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/)?.[1] ?? "";
}

tellZone();
refreshTimes();
setInterval(refreshTimes, 10_000);
document.addEventListener("keydown", onKey);
document.addEventListener("click", onClick);
document.addEventListener("htmx:configRequest", onRequest);
document.addEventListener("htmx:load", event => refreshTimes(event.target));
