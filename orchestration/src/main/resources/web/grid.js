// Tasks by runs on a canvas: only what is in view is drawn. The cells come packed, one byte each.
const grid = document.querySelector("[data-grid]");
const view = grid.querySelector("[data-grid-view]");
const space = grid.querySelector("[data-grid-space]");
const canvas = grid.querySelector("[data-grid-canvas]");
const said = grid.querySelector("[data-grid-cell]");
const search = document.querySelector("[data-grid-search]");
const failedOnly = document.querySelector("[data-grid-failed]");
const chosen = grid.querySelector("[data-grid-chosen]");
const count = grid.querySelector("[data-grid-count]");
const pen = canvas.getContext("2d");

const ROW = 24;
const CELL = 22;
const HEAD = 92;
const STATES = {s: "success", f: "failed", r: "running", q: "queued", w: "scheduled", u: "up_for_retry", d: "deferred", x: "upstream_failed", k: "skipped", c: "restarting", n: "none"};
const SIGNS = {s: "✓", f: "✕", r: "▶", q: "⋯", w: "⋯", u: "↻", d: "⏸", x: "⤒", k: "⤼", c: "⟲", n: ""};
const WORST = "fxrdcuqwnsk";
const CODE = {success: "s", failed: "f", running: "r", queued: "q"};
const WORDS = Object.fromEntries(grid.dataset.states.split(";").map(pair => pair.split("=")));

let data = {rows: [], columns: []};
let cells = new Uint8Array();
let lines = [];
const folded = new Set();
let at = {line: 0, column: 0};
let anchor = null;
let dragging = null;
let hover = null;
let colours = {};
let wantedFrame = 0;

const names = () => Math.min(300, Math.max(120, view.clientWidth * 0.34));

function readColours() {
    const style = getComputedStyle(document.documentElement);
    const of = name => style.getPropertyValue(`--${name}`).trim();
    colours = {
        s: of("success"), f: of("failed"), r: of("running"), q: of("queued"), w: of("queued"), u: of("retry"), d: of("deferred"), x: of("failed"),
        k: of("skipped"), c: of("running"), n: of("none"),
        surface: of("surface"), line: of("line"), ink: of("ink"), soft: of("ink-soft"), focus: of("focus"), sunken: of("sunken"), glyph: of("glyph"), strong: of("line-strong"),
    };
}

const cell = (row, column) => String.fromCharCode(cells[column * data.rows.length + row]);

function worst(rows, column) {
    let best = WORST.length;
    for (const row of rows) {
        const place = WORST.indexOf(cell(row, column));
        if (place >= 0 && place < best) { best = place; }
    }
    return WORST[best] ?? ".";
}

/** A task is shown if its name matches and, if wanted so, if it failed in a run that is shown. */
function isWanted(row, text) {
    if (text && !data.rows[row].task.toLowerCase().includes(text)) { return false; }
    if (failedOnly.getAttribute("aria-pressed") === "true") {
        return data.columns.some((_, column) => "fx".includes(cell(row, column)));
    }
    return true;
}

/** Tasks and the heads of their groups, in the order of the pipeline. */
function layOut() {
    const text = search.value.toLowerCase();
    const byGroup = new Map();
    data.rows.forEach((row, index) => {
        if (isWanted(index, text)) {
            const key = row.group || `\n${index}`;
            if (!byGroup.has(key)) { byGroup.set(key, []); }
            byGroup.get(key).push(index);
        }
    });
    lines = [];
    for (const [key, rows] of byGroup) {
        if (key.startsWith("\n")) {
            lines.push({row: rows[0]});
        } else {
            lines.push({group: key, rows, states: null});
            if (!folded.has(key)) { rows.forEach(row => lines.push({row, inside: true})); }
        }
    }
    at.line = Math.min(at.line, Math.max(0, lines.length - 1));
    if (anchor && anchor.line >= lines.length) { anchor = null; }
    showChosen();
    resize();
}

function resize() {
    const width = names() + data.columns.length * CELL + 8;
    space.style.width = `${width}px`;
    space.style.height = `${HEAD + lines.length * ROW + 4}px`;
    const ratio = devicePixelRatio || 1;
    canvas.width = view.clientWidth * ratio;
    canvas.height = view.clientHeight * ratio;
    canvas.style.width = `${view.clientWidth}px`;
    canvas.style.height = `${view.clientHeight}px`;
    draw();
}

function draw() {
    if (!wantedFrame) {
        wantedFrame = requestAnimationFrame(() => { wantedFrame = 0; paint(); });
    }
}

function sign(letter, x, y, size) {
    if (letter === ".") { return; }
    pen.fillStyle = colours[letter];
    pen.strokeStyle = colours[letter];
    if (letter === "n") {
        pen.strokeRect(x + 2.5, y + 2.5, size - 5, size - 5);
        return;
    }
    if (letter === "k") {
        pen.globalAlpha = 0.35;
        pen.fillRect(x + 1, y + 1, size - 2, size - 2);
        pen.globalAlpha = 1;
        pen.fillStyle = colours.ink;
    } else {
        pen.fillRect(x + 1, y + 1, size - 2, size - 2);
        if (letter === "x") { hatch(x + 1, y + 1, size - 2); }
        pen.fillStyle = letter === "u" ? "#171b21" : colours.glyph;
    }
    pen.font = "700 11px 'DejaVu Sans', 'Segoe UI Symbol', system-ui, sans-serif";
    pen.textAlign = "center";
    pen.fillText(SIGNS[letter], x + size / 2, y + size / 2 + 4);
}

function hatch(x, y, size) {
    pen.save();
    pen.beginPath();
    pen.rect(x, y, size, size);
    pen.clip();
    pen.strokeStyle = colours.surface;
    pen.globalAlpha = 0.45;
    pen.lineWidth = 2;
    for (let i = -size; i < size; i += 6) {
        pen.beginPath();
        pen.moveTo(x + i, y + size);
        pen.lineTo(x + i + size, y);
        pen.stroke();
    }
    pen.restore();
}

function paint() {
    const ratio = devicePixelRatio || 1;
    const width = view.clientWidth;
    const height = view.clientHeight;
    const left = names();
    const fromColumn = Math.max(0, Math.floor(view.scrollLeft / CELL));
    const toColumn = Math.min(data.columns.length, Math.ceil((view.scrollLeft + width - left) / CELL));
    const fromLine = Math.max(0, Math.floor(view.scrollTop / ROW));
    const toLine = Math.min(lines.length, Math.ceil((view.scrollTop + height - HEAD) / ROW));
    const xOf = column => left + column * CELL - view.scrollLeft;
    const yOf = line => HEAD + line * ROW - view.scrollTop;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.fillStyle = colours.surface;
    pen.fillRect(0, 0, width, height);
    paintCross(left, width, height, xOf, yOf);
    pen.save();
    pen.beginPath();
    pen.rect(left, HEAD, width - left, height - HEAD);
    pen.clip();
    for (let line = fromLine; line < toLine; line++) {
        const entry = lines[line];
        for (let column = fromColumn; column < toColumn; column++) {
            const letter = entry.group ? (entry.states ??= data.columns.map((_, c) => worst(entry.rows, c)))[column] : cell(entry.row, column);
            sign(letter, xOf(column) + 1, yOf(line) + 2, entry.group ? 20 : 20);
        }
    }
    pen.restore();
    paintHead(left, width, fromColumn, toColumn, xOf);
    paintNames(left, height, fromLine, toLine, yOf);
    paintCursor(left, xOf, yOf);
}

function paintCross(left, width, height, xOf, yOf) {
    pen.fillStyle = colours.sunken;
    if (hover) {
        pen.fillRect(0, yOf(hover.line), width, ROW);
        pen.fillRect(xOf(hover.column), 0, CELL, height);
    }
}

/** Above each run how long it took, its state and, where the version changes, a line. */
function paintHead(left, width, fromColumn, toColumn, xOf) {
    pen.fillStyle = colours.surface;
    pen.fillRect(0, 0, width, HEAD);
    const longest = Math.max(0.001, ...data.columns.map(column => column.seconds));
    pen.save();
    pen.beginPath();
    pen.rect(left, 0, width - left, 100_000);
    pen.clip();
    for (let column = fromColumn; column < toColumn; column++) {
        const run = data.columns[column];
        const tall = Math.max(3, Math.round(52 * run.seconds / longest));
        const letter = CODE[run.state] ?? "q";
        if (hover?.column === column) {
            pen.fillStyle = colours.sunken;
            pen.fillRect(xOf(column), 0, CELL, HEAD);
        }
        pen.fillStyle = colours[letter];
        pen.fillRect(xOf(column) + 5, 60 - tall, CELL - 10, tall);
        sign(letter, xOf(column) + 1, 64, 20);
        if (column > 0 && data.columns[column - 1].version !== run.version) {
            pen.strokeStyle = colours.ink;
            pen.lineWidth = 1.5;
            pen.setLineDash([4, 3]);
            pen.beginPath();
            pen.moveTo(xOf(column), 2);
            pen.lineTo(xOf(column), 100_000);
            pen.stroke();
            pen.setLineDash([]);
            pen.lineWidth = 1;
        }
    }
    pen.restore();
    pen.strokeStyle = colours.line;
    pen.beginPath();
    pen.moveTo(0, HEAD - 0.5);
    pen.lineTo(width, HEAD - 0.5);
    pen.stroke();
    pen.fillStyle = colours.soft;
    pen.font = "12px system-ui, sans-serif";
    pen.textAlign = "right";
    pen.fillText(spanText(longest), left - 8, 14);
}

/** A name as far as there is room; the cell under the cursor is told in full. */
function fitted(text, width) {
    if (pen.measureText(text).width <= width) { return text; }
    let length = Math.max(1, Math.floor(text.length * width / pen.measureText(text).width));
    while (length > 1 && pen.measureText(`${text.slice(0, length)}…`).width > width) { length--; }
    return `${text.slice(0, length)}…`;
}

function paintNames(left, height, fromLine, toLine, yOf) {
    pen.save();
    pen.beginPath();
    pen.rect(0, HEAD, left - 4, height - HEAD);
    pen.clip();
    pen.fillStyle = colours.surface;
    pen.fillRect(0, HEAD, left - 4, height - HEAD);
    if (hover) {
        pen.fillStyle = colours.sunken;
        pen.fillRect(0, yOf(hover.line), left, ROW);
    }
    pen.textAlign = "left";
    for (let line = fromLine; line < toLine; line++) {
        const entry = lines[line];
        const gone = !entry.group && data.rows[entry.row].gone;
        pen.font = `${entry.group ? "600 " : ""}13px system-ui, 'DejaVu Sans', sans-serif`;
        pen.fillStyle = gone ? colours.soft : colours.ink;
        const text = entry.group ? `${folded.has(entry.group) ? "▸" : "▾"} ${entry.group} (${entry.rows.length})` : data.rows[entry.row].task + (gone ? ` (${grid.dataset.gone})` : "");
        pen.fillText(fitted(text, left - (entry.inside ? 34 : 18)), entry.inside ? 26 : 10, yOf(line) + 16);
    }
    pen.restore();
}

function paintChosen(xOf, yOf) {
    const {top, bottom, left, right} = range();
    pen.fillStyle = colours.focus;
    pen.globalAlpha = 0.18;
    pen.fillRect(xOf(left), yOf(top), (right - left + 1) * CELL, (bottom - top + 1) * ROW);
    pen.globalAlpha = 1;
    pen.strokeStyle = colours.focus;
    pen.lineWidth = 2;
    pen.strokeRect(xOf(left), yOf(top), (right - left + 1) * CELL, (bottom - top + 1) * ROW);
    pen.lineWidth = 1;
}

function paintCursor(left, xOf, yOf) {
    if (anchor) {
        pen.save();
        pen.beginPath();
        pen.rect(left, HEAD, 100_000, 100_000);
        pen.clip();
        paintChosen(xOf, yOf);
        pen.restore();
    }
    if (document.activeElement !== view || lines.length === 0) { return; }
    pen.strokeStyle = colours.focus;
    pen.lineWidth = 2;
    pen.strokeRect(xOf(at.column), yOf(at.line) + 1, CELL, ROW - 2);
    pen.lineWidth = 1;
}

function spanText(seconds) {
    if (seconds < 60) { return `${seconds.toFixed(1)} s`; }
    return seconds < 3600 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

const local = new Intl.DateTimeFormat(document.documentElement.lang, {dateStyle: "medium", timeStyle: "short", timeZone: document.documentElement.dataset.zone});

function describe(place) {
    const run = data.columns[place.column];
    if (place.line < 0) {
        return `${run.run} · ${WORDS[run.state]} · ${local.format(new Date(run.at))} · ${spanText(run.seconds)} · ${grid.dataset.version} ${run.version}`;
    }
    const entry = lines[place.line];
    const letter = entry.group ? worst(entry.rows, place.column) : cell(entry.row, place.column);
    return `${entry.group ?? data.rows[entry.row].task} · ${WORDS[STATES[letter]] ?? "–"} · ${local.format(new Date(run.at))} · ${run.run}`;
}

function address(place) {
    const run = encodeURIComponent(data.columns[place.column].run).replaceAll("%3A", ":").replaceAll("%2B", "+");
    const entry = lines[place.line];
    return place.line < 0 || entry?.group ? `${grid.dataset.base}/runs/${run}`
        : `${grid.dataset.base}/runs/${run}/tasks/${encodeURIComponent(data.rows[entry.row].task)}`;
}

function place(event) {
    const box = view.getBoundingClientRect();
    const x = event.clientX - box.left;
    const y = event.clientY - box.top;
    const column = Math.floor((x - names() + view.scrollLeft) / CELL);
    const line = y < HEAD ? -1 : Math.floor((y - HEAD + view.scrollTop) / ROW);
    return {column: x < names() ? -1 : column, line};
}

/** The chosen cells: a rectangle from where the choice began to the cursor. */
function range() {
    if (!anchor) { return null; }
    return {
        top: Math.min(anchor.line, at.line), bottom: Math.max(anchor.line, at.line),
        left: Math.min(anchor.column, at.column), right: Math.max(anchor.column, at.column),
    };
}

/** The tasks in the chosen lines; the head of a group stands for all of its tasks. What the present version does not have is left out. */
function chosenRows() {
    const {top, bottom} = range();
    const rows = lines.slice(top, bottom + 1).flatMap(entry => entry.group ? entry.rows : [entry.row]);
    return [...new Set(rows)].filter(row => !data.rows[row].gone).sort((a, b) => a - b);
}

/** As in 0-4,7. */
function asRanges(numbers) {
    const ranges = [];
    for (const number of numbers) {
        const last = ranges.at(-1);
        if (last?.[1] === number - 1) { last[1] = number; } else { ranges.push([number, number]); }
    }
    return ranges.map(([from, to]) => from === to ? `${from}` : `${from}-${to}`).join(",");
}

function showChosen() {
    chosen.hidden = !anchor;
    if (!anchor) { return; }
    const rows = chosenRows();
    const {left, right} = range();
    const runs = data.columns.slice(left, right + 1).map(column => column.run);
    const text = chosen.dataset;
    const tooMany = runs.length > 100;
    count.textContent = tooMany ? text.many : text.text.replace("%t", text.tasks.replace("%n", rows.length)).replace("%r", text.runs.replace("%n", runs.length));
    for (const link of chosen.querySelectorAll("[data-grid-order]")) {
        const address = new URL(`${grid.dataset.base}/tasks/${link.dataset.gridOrder}`, location);
        address.searchParams.set("rows", asRanges(rows));
        address.searchParams.set("version", text.version);
        runs.forEach(run => address.searchParams.append("run", run));
        tooMany || rows.length === 0 ? link.removeAttribute("href") : link.setAttribute("href", address.pathname + address.search);
    }
}

function letGo() {
    anchor = null;
    showChosen();
    draw();
}

const isCell = spot => spot.column >= 0 && spot.column < data.columns.length && spot.line < lines.length;

function toggle(group) {
    folded.has(group) ? folded.delete(group) : folded.add(group);
    layOut();
}

/** Dragging chooses; a click without opens. */
function onDrag(event) {
    const spot = place(event);
    if (event.type === "pointerdown") {
        dragging = event.button === 0 && !event.shiftKey && isCell(spot) && spot.line >= 0 ? spot : null;
        return;
    }
    if (dragging && event.buttons === 1 && isCell(spot) && spot.line >= 0 && (spot.line !== dragging.line || spot.column !== dragging.column || anchor)) {
        anchor = dragging;
        at = spot;
        dragged = true;
        showChosen();
        draw();
    }
}

let dragged = false;

function onClick(event) {
    if (dragged) { dragged = false; return; }
    const spot = place(event);
    const entry = lines[spot.line];
    if (spot.column < 0 && entry?.group) {
        toggle(entry.group);
    } else if (event.shiftKey && isCell(spot) && spot.line >= 0) {
        anchor ??= {...at};
        at = spot;
        showChosen();
        draw();
    } else if (anchor) {
        letGo();
    } else if (isCell(spot)) {
        const target = address(spot);
        event.ctrlKey || event.metaKey ? open(target) : location.assign(target);
    }
}

function onMove(event) {
    const spot = place(event);
    const now = isCell(spot) ? spot : null;
    if (now?.line !== hover?.line || now?.column !== hover?.column) {
        hover = now;
        said.textContent = now ? describe(now) : "";
        view.style.cursor = now || lines[spot.line]?.group ? "pointer" : "default";
        draw();
    }
}

const STEPS = {ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1], j: [1, 0], k: [-1, 0], PageDown: [15, 0], PageUp: [-15, 0]};

function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    const entry = lines[at.line];
    if (event.key === "Escape" && anchor) {
        letGo();
        return;
    }
    if (STEPS[event.key]) {
        const [down, right] = STEPS[event.key];
        if (event.shiftKey) { anchor ??= {...at}; } else { anchor = null; }
        at = {line: Math.max(0, Math.min(lines.length - 1, at.line + down)), column: Math.max(0, Math.min(data.columns.length - 1, at.column + right))};
    } else if (event.key === "Home") {
        at.column = 0;
    } else if (event.key === "End") {
        at.column = data.columns.length - 1;
    } else if (event.key === " " && entry?.group) {
        toggle(entry.group);
    } else if (event.key === "Enter" && entry) {
        location.assign(address(at));
    } else {
        return;
    }
    event.preventDefault();
    intoView();
    showChosen();
    said.textContent = describe(at);
    draw();
}

function intoView() {
    const y = at.line * ROW;
    const x = at.column * CELL;
    view.scrollTop = Math.min(y, Math.max(view.scrollTop, y + ROW + HEAD - view.clientHeight));
    view.scrollLeft = Math.min(x, Math.max(view.scrollLeft, x + CELL + names() - view.clientWidth + 8));
}

async function load() {
    try {
        const answer = await fetch(grid.dataset.grid);
        if (!answer.ok) { throw new Error(answer.status); }
        const bytes = await answer.arrayBuffer();
        const length = new DataView(bytes).getUint32(0);
        data = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, length)));
        cells = new Uint8Array(bytes, 4 + length);
    } catch (broken) {
        said.textContent = grid.dataset.broken;
        return;
    }
    const first = lines.length === 0;
    view.style.height = `${Math.min(HEAD + ROW * (data.rows.length + new Set(data.rows.map(row => row.group)).size) + 20, Math.max(320, innerHeight - 330))}px`;
    if (first && data.rows.length > 300) {
        data.rows.forEach(row => { if (row.group) { folded.add(row.group); } });
    }
    layOut();
    if (first) {
        at.column = data.columns.length - 1;
        view.scrollLeft = space.clientWidth;
    }
    grid.dataset.ready = "true";
    draw();
}

let soon = 0;
let again = false;
let pause = 0;
let loaded = 0;

/** At once if nothing has happened for a while; else half as often as it takes. */
function reload(event) {
    if (event.detail?.pipeline && !grid.dataset.base.endsWith(`/${encodeURIComponent(event.detail.pipeline)}`)) {
        return;
    }
    if (soon) {
        again = true;
        return;
    }
    soon = setTimeout(async () => {
        const begun = performance.now();
        await load();
        loaded = performance.now();
        pause = Math.max(50, (loaded - begun) / 2);
        soon = 0;
        if (again) { again = false; reload(event); }
    }, Math.max(0, loaded + pause - performance.now()));
}

readColours();
load();
view.addEventListener("scroll", draw, {passive: true});
view.addEventListener("click", onClick);
view.addEventListener("pointerdown", onDrag);
view.addEventListener("pointermove", onDrag);
chosen.querySelector("[data-grid-let-go]").addEventListener("click", () => { letGo(); view.focus(); });
view.addEventListener("mousemove", onMove);
view.addEventListener("mouseleave", () => { hover = null; draw(); });
view.addEventListener("keydown", onKey);
view.addEventListener("focus", () => { if (lines.length) { said.textContent = describe(at); } draw(); });
view.addEventListener("blur", draw);
search.addEventListener("input", layOut);
search.form.addEventListener("submit", event => { if (event.submitter === null || document.activeElement === search) { event.preventDefault(); view.focus(); } });
failedOnly.addEventListener("click", () => { failedOnly.setAttribute("aria-pressed", failedOnly.getAttribute("aria-pressed") !== "true"); layOut(); });
for (const button of document.querySelectorAll("[data-grid-fold]")) {
    button.addEventListener("click", () => {
        folded.clear();
        if (button.dataset.gridFold === "all") { data.rows.forEach(row => { if (row.group) { folded.add(row.group); } }); }
        layOut();
    });
}
addEventListener("resize", resize);
document.addEventListener("theme", () => { readColours(); draw(); });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readColours(); draw(); });
document.addEventListener("live:run", reload);
document.addEventListener("refresh", reload);
