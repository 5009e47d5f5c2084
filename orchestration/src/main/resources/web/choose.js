// Rows of a list are ticked, and an order is given for all of them: x ticks the row one is in, Shift and a click all rows between two.
const form = document.getElementById("chosen");
const chosen = new Set();
let last = null;

const boxes = () => [...document.querySelectorAll("tbody input[form=chosen]")];

function tell() {
    const all = boxes();
    const ticked = all.filter(box => box.checked);
    form.querySelector("[data-chosen-count]").textContent = ticked.length === 0 ? "" : form.dataset.chosen.replace("%n", ticked.length);
    const head = document.querySelector("[data-choose-all]");
    if (head) {
        head.checked = all.length > 0 && ticked.length === all.length;
        head.indeterminate = ticked.length > 0 && ticked.length < all.length;
    }
}

function tick(box, on) {
    box.checked = on;
    on ? chosen.add(box.value) : chosen.delete(box.value);
}

/** The list was made anew: what was ticked in it still is. */
function restore() {
    const all = boxes();
    all.forEach(box => { box.checked = chosen.has(box.value); });
    tell();
}

function onChange(event) {
    if (event.target.matches("[data-choose-all]")) {
        boxes().forEach(box => tick(box, event.target.checked));
    } else if (event.target.matches("tbody input[form=chosen]")) {
        tick(event.target, event.target.checked);
    }
    tell();
}

function onClick(event) {
    if (event.target.closest("[data-choose-none]")) {
        boxes().forEach(box => tick(box, false));
        tell();
        return;
    }
    if (!event.target.matches("tbody input[form=chosen]")) {
        return;
    }
    const all = boxes();
    const [from, to] = [all.findIndex(box => box.value === last), all.indexOf(event.target)].sort((a, b) => a - b);
    if (event.shiftKey && from >= 0) {
        all.slice(from, to + 1).forEach(box => tick(box, event.target.checked));
        tell();
    }
    last = event.target.value;
}

function onKey(event) {
    if (event.key !== "x" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox]), textarea, select, dialog")) {
        return;
    }
    const box = event.target.closest("tr")?.querySelector("input[form=chosen]");
    if (box) {
        tick(box, !box.checked);
        tell();
    }
}

if (form) {
    boxes().filter(box => box.checked).forEach(box => chosen.add(box.value));
    tell();
    document.addEventListener("change", onChange);
    document.addEventListener("click", onClick);
    document.addEventListener("keydown", onKey);
    document.addEventListener("htmx:afterSwap", restore);
    document.addEventListener("part", restore);
}
