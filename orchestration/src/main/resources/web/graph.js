// The graph comes drawn from the server; here it is zoomed, searched, and what leads to a task and from it is shown.
const frame = document.querySelector("[data-graph]");
const search = document.querySelector("[data-graph-search]");
let zoom = 1;

const svg = () => frame.querySelector("svg");

function natural() {
    const box = svg().viewBox.baseVal;
    return {width: box.width, height: box.height};
}

function setZoom(wanted) {
    zoom = Math.max(0.1, Math.min(3, wanted));
    const {width, height} = natural();
    svg().setAttribute("width", width * zoom);
    svg().setAttribute("height", height * zoom);
}

function fit() {
    const {width, height} = natural();
    // Never so small that names cannot be read: then it is scrolled.
    setZoom(Math.max(0.75, Math.min(1.2, (frame.clientWidth - 8) / width, Math.max(240, innerHeight - 360) / height)));
}

/** All that comes before or after a node, along the edges. */
function around(node) {
    const edges = [...frame.querySelectorAll(".edge[data-from]")];
    const reached = new Set([node]);
    for (const [from, to] of [["from", "to"], ["to", "from"]]) {
        const open = [node];
        while (open.length > 0) {
            const next = open.pop();
            for (const edge of edges) {
                if (edge.dataset[from] === next && !reached.has(edge.dataset[to])) {
                    reached.add(edge.dataset[to]);
                    open.push(edge.dataset[to]);
                }
            }
        }
    }
    return reached;
}

function lens(node) {
    const near = node ? around(node) : null;
    for (const each of frame.querySelectorAll(".node")) {
        each.classList.toggle("far", near !== null && !near.has(each.dataset.node));
    }
    for (const edge of frame.querySelectorAll(".edge[data-from]")) {
        edge.classList.toggle("far", near !== null && !(near.has(edge.dataset.from) && near.has(edge.dataset.to)));
    }
}

function find() {
    const text = search.value.toLowerCase();
    let first = null;
    for (const node of frame.querySelectorAll(".node")) {
        const hit = text !== "" && node.dataset.node.toLowerCase().includes(text);
        node.classList.toggle("hit", hit);
        first ??= hit ? node : null;
    }
    first?.scrollIntoView({block: "nearest", inline: "center"});
    return first;
}

search.addEventListener("input", find);
search.addEventListener("keydown", event => {
    if (event.key === "Enter") {
        event.preventDefault();
        find()?.focus();
    }
});
document.addEventListener("click", event => {
    const button = event.target.closest("[data-zoom]");
    if (button) {
        button.dataset.zoom === "fit" ? fit() : setZoom(zoom * (button.dataset.zoom === "in" ? 1.25 : 0.8));
    }
});
frame.addEventListener("focusin", event => lens(event.target.closest(".node")?.dataset.node));
frame.addEventListener("focusout", () => lens(null));
frame.addEventListener("mouseover", event => lens(event.target.closest(".node")?.dataset.node));
frame.addEventListener("mouseleave", () => lens(null));
document.addEventListener("part", () => setZoom(zoom));
document.addEventListener("keydown", event => {
    if (!event.ctrlKey && !event.metaKey && !event.target.closest("input, select, textarea")) {
        if (event.key === "f") { event.preventDefault(); search.focus(); }
        if (event.key === "+") { setZoom(zoom * 1.25); }
        if (event.key === "-") { setZoom(zoom * 0.8); }
        if (event.key === "0") { fit(); }
    }
});

let drag = null;
frame.addEventListener("pointerdown", event => { if (event.button === 0 && !event.target.closest(".node")) { drag = {x: event.clientX + frame.scrollLeft, y: event.clientY + frame.scrollTop}; } });
frame.addEventListener("pointermove", event => { if (drag) { frame.scrollTo(drag.x - event.clientX, drag.y - event.clientY); } });
addEventListener("pointerup", () => { drag = null; });
frame.addEventListener("wheel", event => {
    if (event.ctrlKey) {
        event.preventDefault();
        setZoom(zoom * (event.deltaY < 0 ? 1.1 : 0.9));
    }
}, {passive: false});
fit();
