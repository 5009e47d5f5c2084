// Parts of a page that follow what happens: the page is asked for again and the parts that differ are put in place.
import {refreshTimes} from "./app.js";

let asked = false;
let again = false;

async function refresh() {
    if (asked) {
        again = true;
        return;
    }
    asked = true;
    const begun = performance.now();
    try {
        const answer = await fetch(location.href, {headers: {Accept: "text/html"}, redirect: "error"});
        if (answer.ok) {
            const page = new DOMParser().parseFromString(await answer.text(), "text/html");
            replace(page);
            document.dispatchEvent(new CustomEvent("page", {detail: page}));
        }
    } catch (offline) {
        // The stream of changes says that the page is stale.
    } finally {
        asked = false;
        if (again) {
            again = false;
            // Half of what it takes, so that a page that is dear to make is not made all the time.
            setTimeout(refresh, Math.max(50, (performance.now() - begun) / 2));
        }
    }
}

/** What the reader has opened or is writing in stays as it is. */
function isInUse(part) {
    return part.contains(document.activeElement) && document.activeElement.matches("input:not([type=checkbox]), textarea, select")
        || part.querySelector("details[open] textarea") !== null;
}

function nameOf(element) {
    const href = element.getAttribute("href");
    return element.id ? `#${CSS.escape(element.id)}` : href ? `[href="${CSS.escape(href)}"]` : null;
}

function replace(page) {
    for (const part of document.querySelectorAll("[data-part]")) {
        const fresh = page.getElementById(part.id);
        if (!fresh || isInUse(part) || fresh.innerHTML === part.innerHTML) {
            continue;
        }
        const focused = part.contains(document.activeElement) ? nameOf(document.activeElement) : null;
        part.replaceWith(fresh);
        refreshTimes(fresh);
        if (focused) {
            fresh.querySelector(focused)?.focus();
        }
        document.dispatchEvent(new CustomEvent("part", {detail: fresh}));
    }
}

function concerns(change) {
    const head = document.querySelector("[data-pipeline]");
    return head && (!change.pipeline || change.pipeline === head.dataset.pipeline);
}

document.addEventListener("live:run", event => { if (concerns(event.detail)) { refresh(); } });
document.addEventListener("live:pipeline", event => { if (concerns(event.detail)) { refresh(); } });
document.addEventListener("refresh", refresh);
// What happened between the making of the page and the beginning of the stream was told to nobody.
document.addEventListener("live:hello", () => { if (document.querySelector("[data-over=false], [data-part] .sign.running, [data-part] .sign.queued")) { refresh(); } }, {once: true});
document.addEventListener("change", event => event.target.closest("form[data-auto]")?.requestSubmit());
document.addEventListener("click", event => {
    const row = event.target.closest("tr[data-href]");
    if (row && !event.target.closest("a, button, input")) {
        location.assign(row.dataset.href);
    }
});
