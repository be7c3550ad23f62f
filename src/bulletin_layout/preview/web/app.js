"use strict";
// A spot is [page, left, top, right, foot, line, column, count]: a box in points from the page's
// corner, and where its characters stand in the file.
const PAGE = 0, LEFT = 1, TOP = 2, RIGHT = 3, FOOT = 4, LINE = 5, COLUMN = 6, COUNT = 7;
const POINT = 4 / 3; // CSS pixels
const $ = id => document.getElementById(id);

let state = null;
let spot = null;      // the chosen spot
let finding = -1;     // the chosen finding
let scale = 1;
let fits = true;
let language = localStorage.getItem("language")
  || (navigator.language.startsWith("zh") ? "zh" : "en");
const words = () => WORDS[language];

// --- showing ---------------------------------------------------------------------------------

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function showWords() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  for (const e of document.querySelectorAll("[data-text]")) e.textContent = words()[e.dataset.text];
  for (const e of document.querySelectorAll("[data-title]")) e.title = words()[e.dataset.title];
  for (const e of document.querySelectorAll("[data-label]")) {
    e.setAttribute("aria-label", words()[e.dataset.label]);
  }
  $("help").replaceChildren(...words().help.map(
    ([key, text]) => make("p", {}, make("kbd", {textContent: key}), " " + text)));
}

function show() {
  $("file").textContent = state.file;
  document.title = state.file;
  const failed = state.wrong;
  $("banner").hidden = !failed;
  if (failed) tab("findings");
  $("banner").textContent = failed ? (state.pages.length ? words().stale : words().never) : "";
  const time = new Date().toLocaleTimeString(language === "zh" ? "zh-CN" : "en-GB");
  $("status").textContent = words().renewed(state.pages.length, time);
  $("download").download = state.file.replace(/\.[^.]*$/, "") + ".pdf";
  showPages();
  showFindings();
  showSource();
  showChosen(false);
}

function showPages() {
  const pages = $("pages");
  while (pages.children.length > state.pages.length) pages.lastChild.remove();
  state.pages.forEach((key, index) => {
    let page = pages.children[index];
    if (!page) {
      page = make("div", {className: "page", tabIndex: 0, id: "page-" + (index + 1)},
        make("img", {decoding: "async", loading: index < 3 ? "eager" : "lazy"}));
      page.addEventListener("click", clicked);
      pages.append(page);
    }
    page.setAttribute("aria-label", words().page(index + 1));
    const picture = page.firstChild;
    picture.alt = words().page(index + 1);
    if (page.dataset.key !== key) {
      // The old picture stays until the new one is here: nothing flickers.
      const next = new Image();
      next.src = "page/" + key + ".png";
      page.dataset.key = key;
      next.decode().then(() => {
        if (page.dataset.key === key) { picture.src = next.src; page.dataset.shown = key; }
      }).catch(() => {});
    }
    for (const mark of page.querySelectorAll(".mark")) mark.remove();
  });
  for (const found of state.findings) {
    if (found.spot) place(make("div", {className: "mark " + found.level}), found.spot);
  }
  size();
}

function size() {
  if (!state || !state.width) return;
  const room = $("pages").clientWidth - 34;
  if (fits) scale = Math.min(room / (state.width * POINT), 1.6);
  for (const page of $("pages").children) {
    page.style.width = state.width * POINT * scale + "px";
    page.style.height = state.height * POINT * scale + "px";
  }
  $("zoom").textContent = Math.round(scale * 100) + "%";
}

function place(box, at) {
  const page = $("page-" + at[PAGE]);
  if (!page) return null;
  box.style.left = 100 * at[LEFT] / state.width + "%";
  box.style.top = 100 * at[TOP] / state.height + "%";
  box.style.width = 100 * (at[RIGHT] - at[LEFT]) / state.width + "%";
  box.style.height = 100 * (at[FOOT] - at[TOP]) / state.height + "%";
  page.append(box);
  return box;
}

function showFindings() {
  $("tab-findings").textContent = words().findings(state.findings.length);
  $("clean").hidden = state.findings.length > 0;
  finding = Math.min(finding, state.findings.length - 1);
  $("list").replaceChildren(...state.findings.map((found, index) => {
    const at = found.line ? words().line(found.file, found.line, found.column) : "";
    const source = found.source[language];
    const rule = found.rule ? `[${found.rule}${source ? ", " + source : ""}]` : "";
    const button = make("button", {className: found.level},
      make("span", {className: "level", textContent: words().levels[found.level]}), " ",
      make("span", {className: "place", textContent: at + (found.field[language] ? "　" + found.field[language] : "")}),
      make("span", {className: "message", textContent: found.message[language]}),
      make("span", {className: "rule", textContent: rule}));
    button.addEventListener("click", () => choose(index));
    button.setAttribute("aria-current", index === finding);
    return make("li", {}, button);
  }));
}

function showSource() {
  $("tab-source").textContent = words().source;
  $("lines").replaceChildren(...state.lines.map((text, index) => {
    const item = make("li", {tabIndex: index ? -1 : 0}, make("span", {textContent: text || " "}));
    item.dataset.line = index + 1;
    item.addEventListener("click", () => fromSource(index + 1));
    return item;
  }));
}

// --- jumping ---------------------------------------------------------------------------------

/** Choose a finding: show its place on the page and in the file. */
function choose(index) {
  const found = state.findings[index];
  if (!found) return;
  finding = index;
  [...$("list").querySelectorAll("button")].forEach(
    (b, i) => b.setAttribute("aria-current", i === index));
  const button = $("list").querySelectorAll("button")[index];
  button.scrollIntoView({block: "nearest"});
  spot = found.spot;
  if (found.own) markLine(found.line, found.column, 1);
  if (!found.spot) $("status").textContent = words().noPlace;
  showChosen(true);
}

/** A click on a page: choose the text there, show its line in the file. */
function clicked(event) {
  const page = event.currentTarget, box = page.getBoundingClientRect();
  const x = (event.clientX - box.left) / box.width * state.width;
  const y = (event.clientY - box.top) / box.height * state.height;
  const number = Number(page.id.slice(5));
  let best = null, least = 30; // points: a click that misses a text by less means it
  for (const s of state.spots) {
    if (s[PAGE] !== number) continue;
    const dx = Math.max(s[LEFT] - x, 0, x - s[RIGHT]), dy = Math.max(s[TOP] - y, 0, y - s[FOOT]);
    if (dx + 2 * dy < least) { least = dx + 2 * dy; best = s; }
  }
  if (best) toSource(best, Math.min(best[COUNT] - 1, Math.max(0, Math.floor(
    (x - best[LEFT]) / (best[RIGHT] - best[LEFT]) * best[COUNT]))));
}

function toSource(at, offset) {
  spot = at;
  tab("source");
  markLine(at[LINE], at[COLUMN] + offset, 1);
  showChosen(false);
}

function markLine(number, column, count) {
  for (const item of $("lines").children) {
    const chosen = Number(item.dataset.line) === number;
    const text = state.lines[item.dataset.line - 1];
    item.setAttribute("aria-current", chosen);
    item.tabIndex = chosen ? 0 : -1;
    if (chosen) {
      item.firstChild.replaceChildren(text.slice(0, column - 1),
        make("mark", {textContent: text.slice(column - 1, column - 1 + count)}),
        text.slice(column - 1 + count));
      item.scrollIntoView({block: "center"});
    } else if (item.firstChild.children.length) {
      item.firstChild.replaceChildren(text || " ");
    }
  }
  const link = make("a", {textContent: words().inEditor,
    href: `vscode://file/${encodeURI(state.path)}:${number}:${column}`});
  $("where").replaceChildren(words().line(state.file, number, column) + "　", link);
}

/** A line of the source: show where it is on the pages. */
function fromSource(number) {
  markLine(number, 1, 0);
  const at = state.spots.find(s => s[LINE] === number);
  spot = at || null;
  if (!at) $("status").textContent = words().noPlace;
  showChosen(true);
}

function showChosen(scroll) {
  for (const box of document.querySelectorAll(".chosen")) box.remove();
  if (!spot) return;
  const box = place(make("div", {className: "chosen"}), spot);
  if (box && scroll) box.scrollIntoView({block: "center", inline: "nearest"});
}

function tab(name) {
  for (const other of ["findings", "source"]) {
    $(other).hidden = other !== name;
    $("tab-" + other).setAttribute("aria-selected", other === name);
    $("tab-" + other).tabIndex = other === name ? 0 : -1;
  }
}

// --- keys ------------------------------------------------------------------------------------

function zoom(factor) {
  fits = factor === 0;
  scale = Math.min(4, Math.max(0.25, fits ? 1 : scale * factor));
  size();
}

function print() {
  const frame = $("printer");
  frame.onload = () => { frame.contentWindow.focus(); frame.contentWindow.print(); };
  frame.src = "issue.pdf?" + state.version;
}

function keys() {
  const open = $("help").hidden;
  $("help").hidden = !open;
  $("keys").setAttribute("aria-expanded", open);
}

function switchLanguage() {
  language = language === "zh" ? "en" : "zh";
  localStorage.setItem("language", language);
  showWords();
  if (state) show();
}

const KEYS = {
  n: () => { tab("findings"); choose(Math.min(finding + 1, state.findings.length - 1)); },
  p: () => { tab("findings"); choose(Math.max(finding - 1, 0)); },
  s: () => tab($("source").hidden ? "source" : "findings"),
  d: () => $("download").click(),
  l: switchLanguage,
  "+": () => zoom(1.2), "=": () => zoom(1.2), "-": () => zoom(1 / 1.2), "0": () => zoom(0),
  "?": keys,
};

function pressed(event) {
  if (!state) return;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "p") {
    event.preventDefault();
    print();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const here = document.activeElement;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (move(here, event.key === "ArrowDown" ? 1 : -1)) event.preventDefault();
  } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
    if (here.getAttribute("role") === "tab") {
      tab(here.id === "tab-source" ? "findings" : "source");
      document.querySelector('[role="tab"][aria-selected="true"]').focus();
    }
  } else if (event.key === "Enter" && here.dataset.line) {
    fromSource(Number(here.dataset.line));
  } else if (KEYS[event.key.toLowerCase()]) {
    KEYS[event.key.toLowerCase()]();
  }
}

/** Move by one within the list, the source or the lines of a page. */
function move(here, step) {
  if (here.closest("#list")) {
    const buttons = [...$("list").querySelectorAll("button")];
    const next = buttons[buttons.indexOf(here) + step];
    if (next) next.focus();
    return true;
  }
  if (here.dataset.line) {
    const next = $("lines").children[Number(here.dataset.line) - 1 + step];
    if (next) { here.tabIndex = -1; next.tabIndex = 0; next.focus(); }
    return true;
  }
  if (here.classList.contains("page")) {
    const number = Number(here.id.slice(5));
    const mine = state.spots.filter(s => s[PAGE] === number);
    const at = spot ? mine.findIndex(s => s[TOP] === spot[TOP] && s[LEFT] === spot[LEFT]) : -1;
    let next = at < 0 ? mine[0] : mine[at + step];
    while (next && at >= 0 && next[TOP] === mine[at][TOP]) next = mine[mine.indexOf(next) + step];
    if (next) { toSource(next, 0); showChosen(true); }
    return next !== undefined;
  }
  return false;
}

// --- renewing --------------------------------------------------------------------------------

async function load() {
  const answer = await fetch("state");
  state = await answer.json();
  show();
}

function listen() {
  const events = new EventSource("events");
  events.onmessage = message => {
    if (!state || state.version !== Number(message.data)) load();
  };
  events.onerror = () => {
    $("banner").hidden = false;
    $("banner").textContent = words().lost;
  };
  events.onopen = () => { if (state) load(); };
}

$("smaller").addEventListener("click", () => zoom(1 / 1.2));
$("larger").addEventListener("click", () => zoom(1.2));
$("fit").addEventListener("click", () => zoom(0));
$("print").addEventListener("click", print);
$("keys").addEventListener("click", keys);
$("language").addEventListener("click", switchLanguage);
$("tab-findings").addEventListener("click", () => tab("findings"));
$("tab-source").addEventListener("click", () => tab("source"));
document.addEventListener("keydown", pressed);
window.addEventListener("resize", size);
showWords();
tab("findings");
load().then(listen, listen);
