// The command palette: a few letters lead to pages, pipelines, runs, tasks and orders. What is found is the server's.
const dialog = document.getElementById("palette");
const input = dialog?.querySelector("input");
const found = dialog?.querySelector("[data-palette-found]");
const count = dialog?.querySelector("[data-palette-count]");
let asked = null;
let waiting = 0;

const options = () => [...found.querySelectorAll("[role=option]")];
const chosen = () => found.querySelector("[aria-selected=true]");

function choose(option) {
    chosen()?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({block: "nearest"});
    option ? input.setAttribute("aria-activedescendant", option.id) : input.removeAttribute("aria-activedescendant");
}

async function ask() {
    asked?.abort();
    asked = new AbortController();
    dialog.setAttribute("aria-busy", "true");
    const wanted = new URLSearchParams({typed: input.value, at: location.pathname});
    try {
        const answer = await fetch(`/palette?${wanted}`, {signal: asked.signal, redirect: "error"});
        if (!answer.ok) {
            throw new Error(answer.statusText);
        }
        found.innerHTML = await answer.text();
        count.textContent = found.firstElementChild.dataset.count;
        choose(options()[0]);
        dialog.removeAttribute("aria-busy");
    } catch (failure) {
        if (failure.name !== "AbortError") {
            found.replaceChildren();
            count.textContent = count.dataset.broken;
            dialog.removeAttribute("aria-busy");
        }
    }
}

/** Orders that cannot be lost: each can be undone where it was given. */
function order(address) {
    const form = document.createElement("form");
    form.method = "post";
    form.action = address;
    for (const [name, value] of [["_csrf", document.querySelector("meta[name=proof]").content], ["back", location.pathname]]) {
        const field = document.createElement("input");
        field.type = "hidden";
        field.name = name;
        field.value = value;
        form.append(field);
    }
    document.body.append(form);
    form.requestSubmit();
}

function act(option) {
    if (!option) {
        return;
    }
    dialog.close();
    switch (option.dataset.act) {
        case "go": location.assign(option.dataset.target); break;
        case "post": order(option.dataset.target); break;
        case "do": document.querySelector(`[data-action="${option.dataset.target}"]`)?.click(); break;
    }
}

function move(step) {
    const all = options();
    if (all.length > 0) {
        choose(all[(all.indexOf(chosen()) + step + all.length) % all.length]);
    }
}

const KEYS = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    PageDown: () => choose(options().at(-1)),
    PageUp: () => choose(options()[0]),
    Enter: () => { dialog.hasAttribute("aria-busy") ? ask().then(() => act(chosen())) : act(chosen()); },
};

export function openPalette() {
    if (dialog && !dialog.open) {
        document.querySelector("dialog[open]")?.close();
        input.value = "";
        dialog.showModal();
        ask();
    }
}

if (dialog) {
    document.addEventListener("keydown", event => {
        if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
            event.preventDefault();
            dialog.open ? dialog.close() : openPalette();
        }
    });
    input.addEventListener("input", () => {
        dialog.setAttribute("aria-busy", "true");
        clearTimeout(waiting);
        waiting = setTimeout(ask, 60);
    });
    input.addEventListener("keydown", event => {
        if (KEYS[event.key] && !event.isComposing) {
            event.preventDefault();
            KEYS[event.key]();
        }
    });
    found.addEventListener("click", event => act(event.target.closest("[role=option]")));
    document.addEventListener("click", event => { if (event.target.closest("[data-action=palette]")) { openPalette(); } });
}
