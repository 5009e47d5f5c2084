// The log of a try: lines come as a stream; levels, search, wrapping and times are the reader's, and part of the address.
const LONGEST = 50_000;
const CHUNK = 200;

function element(name, className, text) {
    const made = document.createElement(name);
    if (className) { made.className = className; }
    if (text !== undefined) { made.textContent = text; }
    return made;
}

const zone = document.documentElement.dataset.zone;
const clock = new Intl.DateTimeFormat("en-GB", {timeZone: zone, hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3});

/** A log on the page. Its lines have addresses that begin with its letter. */
function viewer(log, letter) {
    const view = log.querySelector("[data-log-lines]");
    const search = log.querySelector("[data-log-search]");
    const counter = log.querySelector("[data-log-count]");
    const more = log.querySelector(".log-more");
    const status = log.querySelector("[data-log-state]");
    const lines = [];
    let chunk = null;
    let atEnd = true;
    let unseen = 0;
    let leftOut = 0;
    let found = -1;
    let errorWanted = false;

    function lineElement(line, number) {
        const row = element("div", `ln ${line.l}`);
        row.id = `${letter}${number}`;
        const link = element("a", "", number);
        link.href = `#${letter}${number}`;
        // Thousands of lines would be thousands of stops: keys reach a line by searching it, or by e.
        link.tabIndex = -1;
        const text = element("span", "tx");
        const time = element("time", "", clock.format(new Date(line.t)));
        time.dateTime = line.t;
        time.title = line.t;
        text.append(time);
        if (line.k) {
            text.append(element("span", "task", line.k));
        }
        text.append(element("span", "ms", line.m));
        if (line.e) {
            const trace = element("details");
            const stack = line.e.trimEnd();
            trace.append(element("summary", "", log.dataset.trace.replace("%n", stack.split("\n").length)), element("pre", "", stack));
            text.append(trace);
        }
        row.title = line.g;
        row.append(link, element("span", "lv", line.l === "WARNING" ? "WARN" : line.l), text);
        return row;
    }

    function add(batch) {
        const wasAtEnd = atEnd;
        for (const line of batch) {
            lines.push(line);
            if (!chunk || chunk.childElementCount >= CHUNK) {
                chunk = element("div", "log-chunk");
                view.append(chunk);
            }
            const row = lineElement(line, lines.length);
            mark(row, line);
            chunk.append(row);
        }
        leaveOut();
        count();
        if (wasAtEnd) {
            view.scrollTop = view.scrollHeight;
        } else {
            unseen += batch.length;
            more.hidden = false;
            more.textContent = log.dataset.more.replace("%n", unseen);
        }
    }

    /** A page with millions of lines is of no use to anybody; the text has them all. */
    function leaveOut() {
        while (lines.length - leftOut > LONGEST) {
            const first = view.querySelector(".log-chunk");
            leftOut += first.childElementCount;
            first.remove();
            let said = view.querySelector(".log-none");
            if (!said) {
                said = element("p", "log-none");
                view.prepend(said);
            }
            said.textContent = log.dataset.leftOut.replace("%n", leftOut);
        }
    }

    function mark(row, line) {
        const wanted = search.value.toLowerCase();
        const message = row.querySelector(".ms");
        const hit = wanted !== "" && (line.m.toLowerCase().includes(wanted) || (line.e ?? "").toLowerCase().includes(wanted));
        if (row.classList.contains("hit")) {
            message.textContent = line.m;
        }
        row.classList.toggle("hit", hit);
        const at = hit ? line.m.toLowerCase().indexOf(wanted) : -1;
        if (at >= 0) {
            const marked = element("mark", "", line.m.slice(at, at + wanted.length));
            message.replaceChildren(line.m.slice(0, at), marked, line.m.slice(at + wanted.length));
        }
    }

    function markAll() {
        for (const row of view.querySelectorAll(".ln")) {
            mark(row, lines[row.id.slice(1) - 1]);
        }
        log.classList.toggle("searching", search.value !== "");
        found = -1;
        count();
    }

    function count() {
        counter.textContent = search.value === "" ? ""
            : log.dataset.counted.replace("%n", view.querySelectorAll(".hit").length).replace("%m", lines.length);
    }

    function show(row) {
        view.querySelector(".at")?.classList.remove("at");
        row.classList.add("at");
        row.scrollIntoView({block: "center"});
        atEnd = false;
    }

    function nextHit(step) {
        const hits = [...view.querySelectorAll(".hit")];
        if (hits.length > 0) {
            found = (found + step + hits.length) % hits.length;
            show(hits[found]);
            history.replaceState(null, "", `#${hits[found].id}`);
            counter.textContent = `${found + 1} / ${hits.length}`;
        }
    }

    function firstError() {
        const row = view.querySelector(".ln.ERROR") ?? view.querySelector(".ln:has(details)");
        if (row) {
            show(row);
            row.querySelector("details")?.setAttribute("open", "");
            history.replaceState(null, "", `#${row.id}`);
        }
        // Asked for before its line has arrived.
        errorWanted = !row;
    }

    /** Choices are in the address, so that a link shows the same. */
    function remember(name, on) {
        const address = new URL(location.href);
        on ? address.searchParams.set(name, "1") : address.searchParams.delete(name);
        history.replaceState(null, "", address);
    }

    function toggle(name, button) {
        const on = log.classList.toggle(name);
        button.setAttribute("aria-pressed", on);
        remember(name, on);
    }

    const doing = {
        wrap: button => toggle("wrap", button),
        times: button => toggle("times", button),
        full: button => toggle("full", button),
        error: firstError,
        copy: () => navigator.clipboard?.writeText(lines.map(l => `${l.t} ${l.l} ${l.m}${l.e ? "\n" + l.e : ""}`).join("\n")),
        end: () => { atEnd = true; unseen = 0; more.hidden = true; view.scrollTop = view.scrollHeight; },
    };

    function onClick(event) {
        const button = event.target.closest("button");
        if (button?.dataset.logDo) {
            doing[button.dataset.logDo](button);
        } else if (button?.dataset.level) {
            const hidden = log.classList.toggle(`hide-${button.dataset.level}`);
            button.setAttribute("aria-pressed", !hidden);
            remember(`hide-${button.dataset.level}`, hidden);
        }
    }

    const KEYS = {w: "wrap", z: "times", e: "error", F: "full"};

    function onKey(event) {
        if (event.ctrlKey || event.metaKey || event.altKey) {
            return;
        }
        if (event.target === search) {
            if (event.key === "Enter") { nextHit(event.shiftKey ? -1 : 1); }
            if (event.key === "Escape") { search.value = ""; markAll(); search.blur(); }
            return;
        }
        if (event.key === "Escape" && log.classList.contains("full")) {
            doing.full(log.querySelector("[data-log-do=full]"));
        } else if (KEYS[event.key] && !event.target.closest("input, textarea, select")) {
            doing[KEYS[event.key]](log.querySelector(`[data-log-do=${KEYS[event.key]}]`));
        }
    }

    /** Scrolling up stops following, scrolling to the end goes on. */
    function onScroll() {
        atEnd = view.scrollTop + view.clientHeight >= view.scrollHeight - 8;
        if (atEnd) {
            unseen = 0;
            more.hidden = true;
        }
    }

    function restore() {
        const wanted = new URL(location.href).searchParams;
        for (const button of log.querySelectorAll("[data-log-do][aria-pressed]")) {
            if (wanted.has(button.dataset.logDo)) {
                log.classList.add(button.dataset.logDo);
                button.setAttribute("aria-pressed", true);
            }
        }
        for (const button of log.querySelectorAll("[data-level]")) {
            if (wanted.has(`hide-${button.dataset.level}`)) {
                log.classList.add(`hide-${button.dataset.level}`);
                button.setAttribute("aria-pressed", false);
            }
        }
    }

    function say(text) {
        status.textContent = text.replace("%n", lines.length);
    }

    /** The line an address names, once it is there. */
    function toTarget() {
        const row = location.hash.startsWith(`#${letter}`) ? document.getElementById(location.hash.slice(1)) : null;
        if (row && view.contains(row) && !row.classList.contains("at")) {
            show(row);
        }
    }

    let stream = null;

    function follow(address) {
        stream = new EventSource(address);
        stream.addEventListener("message", event => {
            add(JSON.parse(event.data));
            say(log.dataset.following);
            toTarget();
            if (errorWanted) {
                firstError();
            }
        });
        stream.addEventListener("end", () => {
            stream.close();
            say(log.dataset.ended);
            if (document.querySelector("[data-over=false]")) {
                document.dispatchEvent(new CustomEvent("refresh"));
            }
        });
        stream.addEventListener("error", () => say(log.dataset.broken));
    }

    restore();
    log.addEventListener("click", onClick);
    view.addEventListener("scroll", onScroll, {passive: true});
    search.addEventListener("input", markAll);
    if (log.dataset.log) {
        follow(log.dataset.log);
    }
    return {log, onKey, toTarget, stop: () => stream?.close()};
}

// Two tries can stand side by side; keys go to the one the reader is in, or to the first.
let viewers = [];

function begin() {
    viewers.forEach(each => each.stop());
    viewers = [...document.querySelectorAll("[data-log]")].map((log, place) => viewer(log, "LR"[place]));
}

/** After a task was cleared its next try begins, and a reader who has not chosen an earlier one sees that. */
function toNextTry(page) {
    const shown = document.querySelector("[data-log]");
    const fresh = page.querySelector("[data-log]");
    if (fresh && fresh.dataset.log !== shown.dataset.log && !new URL(location).searchParams.has("try")) {
        shown.replaceWith(fresh);
        begin();
    }
}

begin();
document.addEventListener("page", event => toNextTry(event.detail));
document.addEventListener("keydown", event => {
    (viewers.find(each => each.log.contains(event.target)) ?? viewers[0])?.onKey(event);
});
addEventListener("hashchange", () => viewers.forEach(each => each.toTarget()));
addEventListener("pagehide", () => viewers.forEach(each => each.stop()));
