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
    mapSoon();
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
/** The next node in the direction of an arrow: along an edge, or up and down beside it. */
function beside(node, key) {
    const [mine, other] = key === "ArrowRight" ? ["from", "to"] : ["to", "from"];
    const nodes = new Map([...frame.querySelectorAll(".node")].map(each => [each.dataset.node, each]));
    if (key === "ArrowRight" || key === "ArrowLeft") {
        const near = [...frame.querySelectorAll(".edge[data-from]")].filter(edge => edge.dataset[mine] === node.dataset.node).map(edge => nodes.get(edge.dataset[other]));
        return near.sort((a, b) => distance(node, a) - distance(node, b))[0];
    }
    const {left, right, top} = node.getBoundingClientRect();
    const column = [...nodes.values()].filter(each => {
        const box = each.getBoundingClientRect();
        return each !== node && box.left < right && box.right > left && (key === "ArrowDown" ? box.top > top : box.top < top);
    });
    return column.sort((a, b) => distance(node, a) - distance(node, b))[0];
}

const distance = (a, b) => Math.abs(a.getBoundingClientRect().top - b.getBoundingClientRect().top);

frame.addEventListener("keydown", event => {
    const node = event.target.closest(".node");
    if (!node || event.ctrlKey || event.metaKey || event.altKey) {
        return;
    }
    if (event.key.startsWith("Arrow")) {
        event.preventDefault();
        const next = beside(node, event.key);
        next?.focus();
        next?.scrollIntoView({block: "nearest", inline: "nearest"});
    } else if ((event.key === "x" && node.dataset.group) || (event.key === " " && node.classList.contains("group"))) {
        event.preventDefault();
        location.assign(`${node.dataset.fold}#${encodeURIComponent(node.dataset.group)}`);
    }
});

/** After its group was folded or unfolded the reader is where it was. */
function back() {
    const group = CSS.escape(decodeURIComponent(location.hash.slice(1)));
    if (group) {
        frame.querySelector(`[data-group="${group}"]`)?.focus();
    }
}

const map = document.querySelector("[data-minimap]");
const pen = map.getContext("2d");
const STATES = ["failed", "upstream_failed", "running", "up_for_retry", "deferred", "queued", "success"];

/** The whole graph, and the part of it that is in view; left out where all is in view. */
function drawMap() {
    const {width, height} = natural();
    map.hidden = frame.scrollWidth <= frame.clientWidth + 4 && frame.scrollHeight <= frame.clientHeight + 4;
    if (map.hidden) {
        return;
    }
    const ratio = devicePixelRatio || 1;
    const wide = Math.min(480, frame.clientWidth, 120 * width / height);
    const tall = Math.max(14, wide * height / width);
    map.style.width = `${wide}px`;
    map.style.height = `${tall}px`;
    map.width = wide * ratio;
    map.height = tall * ratio;
    const scale = map.width / width;
    const style = getComputedStyle(document.documentElement);
    const colour = name => style.getPropertyValue(`--${name.replace("upstream_failed", "failed").replace("up_for_retry", "retry")}`).trim();
    for (const node of frame.querySelectorAll(".node")) {
        const at = node.transform.baseVal.consolidate().matrix;
        pen.fillStyle = colour(STATES.find(state => node.classList.contains(state)) ?? "none");
        pen.fillRect(at.e * scale, at.f * scale, Math.max(2, node.querySelector(".box").width.baseVal.value * scale), Math.max(2, 34 * scale));
    }
    pen.strokeStyle = colour("ink");
    pen.lineWidth = 1.5 * ratio;
    pen.strokeRect(frame.scrollLeft / zoom * scale, frame.scrollTop / zoom * scale, frame.clientWidth / zoom * scale, frame.clientHeight / zoom * scale);
    map.dataset.scale = scale / ratio;
}

function goTo(event) {
    const box = map.getBoundingClientRect();
    const scale = Number(map.dataset.scale);
    frame.scrollTo((event.clientX - box.left) / scale * zoom - frame.clientWidth / 2, (event.clientY - box.top) / scale * zoom - frame.clientHeight / 2);
}

map.addEventListener("pointerdown", event => { map.setPointerCapture(event.pointerId); goTo(event); });
map.addEventListener("pointermove", event => { if (map.hasPointerCapture(event.pointerId)) { goTo(event); } });
let mapWanted = 0;
const mapSoon = () => { mapWanted ||= requestAnimationFrame(() => { mapWanted = 0; drawMap(); }); };
frame.addEventListener("scroll", mapSoon, {passive: true});
addEventListener("resize", mapSoon);
document.addEventListener("theme", mapSoon);

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
back();
