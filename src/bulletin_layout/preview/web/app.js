"use strict";
// Findings, source, jumping between them and the pages; keys; renewing.

// The token is in a cookie by now: it need not stay where it can be read over a shoulder.
if (location.search) history.replaceState(null, "", "/");

let spot = null;      // the chosen spot
let chosen = "";      // the chosen finding's key
let mark = null;      // the chosen place in the source: {line, column, count}
let asked = 0;        // which of several answers is the newest
let events = null;
const levels = {error: true, warning: true, hint: true};
let language = localStorage.getItem("language")
  || (navigator.language.startsWith("zh") ? "zh" : "en");
const words = () => WORDS[language];
const time = seconds => new Date(seconds * 1000)
  .toLocaleTimeString(language === "zh" ? "zh-CN" : "en-GB");

// --- showing ---------------------------------------------------------------------------------

function showWords() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  for (const e of document.querySelectorAll("[data-text]")) e.textContent = words()[e.dataset.text];
  for (const e of document.querySelectorAll("[data-title]")) e.title = words()[e.dataset.title];
  for (const e of document.querySelectorAll("[data-label]")) {
    e.setAttribute("aria-label", words()[e.dataset.label]);
  }
  $("help").replaceChildren(...words().help.map(
    ([key, text]) => make("p", {}, make("kbd", {textContent: key}), make("span", {textContent: text}))));
}

function show(before) {
  document.title = $("file").textContent = state.file;
  if (state.wrong && before && !before.wrong) tab("findings");
  showBanner();
  const made = state.pages.length > 0;
  $("status").textContent = made ? words().renewed(state.pages.length, time(state.built)) : words().none;
  $("count").textContent = words().ofPages(state.pages.length);
  $("download").download = state.file.replace(/\.[^.]*$/, "") + ".pdf";
  for (const id of ["print", "download"]) {
    $(id).setAttribute("aria-disabled", !made);
    $(id).title = made ? words()[id + "Title"] : words().noPdf;
  }
  showPages();
  keepChosen(before);
  showFindings();
  showSource();
  showChosen(false);
}

function showBanner() {
  const first = state.findings.find(found => found.level === "error");
  $("banner").hidden = !state.wrong;
  if (!state.wrong) return;
  const said = state.pages.length ? words().stale(time(state.built)) : words().never;
  const button = first && make("button", {textContent: [at(first) + first.field[language], first.message[language]].join("　")});
  if (button) button.addEventListener("click", () => { tab("findings"); choose(state.findings.indexOf(first)); });
  $("banner").replaceChildren(said, ...(button ? [button] : []));
}

/** What names a finding through edits elsewhere: which rule says what of which text, the how many-th. */
function keyed(findings) {
  const seen = {};
  for (const found of findings) {
    const words = [found.rule, found.level, found.message.en, found.own, found.field.en].join("|");
    seen[words] = (seen[words] || 0) + 1;
    found.key = words + "|" + seen[words];
  }
}

/** Find what was chosen again in a newer state. */
function keepChosen(before) {
  const found = state.findings.find(f => f.key === chosen);
  if (found) {
    spot = found.spot;
    mark = found.own ? {line: found.line, column: found.column, count: found.length} : mark;
  } else if (chosen) {
    chosen = "";
    spot = mark = null;
  } else if (mark && before) {
    const text = before.lines[mark.line - 1];
    const moved = nearest(state.lines, text, mark.line);
    mark = moved ? {...mark, line: moved} : null;
    spot = mark && spotAt(mark.line, mark.column);
  }
}

function nearest(lines, text, line) {
  let best = 0;
  lines.forEach((other, i) => {
    if (other === text && (!best || Math.abs(i + 1 - line) < Math.abs(best - line))) best = i + 1;
  });
  return best;
}

const spotAt = (line, column) => state.spots.find(
  s => s[LINE] === line && s[COLUMN] <= column && column < s[COLUMN] + s[COUNT]) || null;
const at = found => found.line
  ? (found.own ? words().lineOnly(found.line) : words().line(found.file, found.line, found.column)) + "　" : "";
const visible = text => text.replace(/ /g, "␣").replace(/\u3000/g, "□");

function showFindings() {
  const counts = {error: 0, warning: 0, hint: 0};
  for (const found of state.findings) counts[found.level] += 1;
  $("tab-findings").textContent = words().findings(state.findings.length);
  $("clean").hidden = state.findings.length > 0;
  $("levels").replaceChildren(...Object.keys(counts).filter(level => counts[level]).map(level => {
    const button = make("button", {className: level, textContent: words().levels[level] + " " + counts[level]});
    button.setAttribute("aria-pressed", levels[level]);
    button.addEventListener("click", () => { levels[level] = !levels[level]; show(state); });
    return button;
  }));
  const focused = document.activeElement.dataset && document.activeElement.dataset.key;
  const list = $("list"), scrolled = $("findings").scrollTop;
  list.replaceChildren(...state.findings.map(item));
  for (const button of list.querySelectorAll("button")) {
    if (focused && button.dataset.key === focused) button.focus({preventScroll: true});
  }
  $("findings").scrollTop = scrolled;
}

function item(found, index) {
  const source = found.source[language];
  const rule = found.rule ? `[${found.rule}${source ? ", " + source : ""}]` : "";
  const button = make("button", {className: found.level},
    make("span", {className: "level", textContent: words().levels[found.level]}),
    make("span", {className: "message", textContent: found.message[language]}),
    make("span", {className: "place", textContent: at(found)}), ...context(found),
    make("span", {className: "more"},
      make("span", {className: "advice", textContent: found.write ? "" : found.advice[language] + " "}),
      make("span", {className: "rule", textContent: `${found.field[language]} ${rule}`})));
  // Without words struck out and put in, what is to be done is always shown.
  if (found.write === null) button.classList.add("told");
  button.dataset.key = found.key;
  button.dataset.rule = found.rule;
  const mine = found.key === chosen;
  button.setAttribute("aria-current", mine);
  button.tabIndex = mine || (!chosen && index === 0) ? 0 : -1;
  button.addEventListener("click", () => choose(index));
  return make("li", {hidden: !levels[found.level]}, button);
}

/** The words around a slip, struck out, and what may be written instead. */
function context(found) {
  if (!found.own || !found.line || found.write === null) return [];
  const text = [...(state.lines[found.line - 1] || "")], from = found.column - 1;
  const slip = text.slice(from, from + found.length).join("");
  return [make("span", {className: "context", lang: "zh-CN"},
    text.slice(Math.max(0, from - 10), from).join("").trimStart(),
    make("del", {textContent: visible(slip)}),
    make("ins", {textContent: visible(found.write) || words().nothing, className: found.write ? "" : "nothing"}),
    text.slice(from + found.length, from + found.length + 10).join(""))];
}

function showSource() {
  $("tab-source").textContent = words().source;
  const kept = $("lines").children;
  state.lines.forEach((text, index) => {
    let line = kept[index];
    if (!line) {
      line = make("li", {}, make("span"));
      line.setAttribute("role", "option");
      line.dataset.line = index + 1;
      line.addEventListener("click", () => fromSource(index + 1));
      $("lines").append(line);
    }
    if (line.dataset.shown !== text) {
      line.dataset.shown = text;
      const key = text.match(/^(\s*(?:- )*)([^\s:：#]+)(:)(?=\s|$)/);
      line.className = text.trimStart().startsWith("#") ? "comment" : "";
      line.firstChild.replaceChildren(...(key
        ? [key[1], make("b", {textContent: key[2]}), key[3] + text.slice(key[0].length)] : [text || " "]));
    }
    line.classList.remove("error", "warning", "hint");
  });
  while (kept.length > state.lines.length) $("lines").lastChild.remove();
  for (const found of [...state.findings].reverse()) {
    if (found.own && kept[found.line - 1]) kept[found.line - 1].classList.add(found.level);
  }
  markLine(false);
}

// --- jumping ---------------------------------------------------------------------------------

/** Choose a finding: show its place on the page and in the file. */
function choose(index, focus = false) {
  const found = state.findings[index];
  if (!found) return;
  chosen = found.key;
  $("list").querySelectorAll("button").forEach((button, i) => {
    button.setAttribute("aria-current", i === index);
    button.tabIndex = i === index ? 0 : -1;
    if (i === index) {
      button.scrollIntoView({block: "nearest"});
      if (focus) button.focus({preventScroll: true});
    }
  });
  spot = found.spot;
  mark = found.own && found.line ? {line: found.line, column: found.column, count: found.length} : null;
  markLine(true);
  if (!found.spot) $("status").textContent = words().noPlace;
  showChosen(true);
}

function step(by) {
  tab("findings");
  const shown = state.findings.map((f, i) => i).filter(i => levels[state.findings[i].level]);
  const now = shown.findIndex(i => state.findings[i].key === chosen);
  const next = now < 0 ? (by > 0 ? 0 : shown.length - 1) : now + by;
  if (shown[next] !== undefined) choose(shown[next], true);
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
  if (!best) return;
  const upright = best[RIGHT] - best[LEFT] >= best[FOOT] - best[TOP] || best[COUNT] === 1;
  const part = upright ? (x - best[LEFT]) / (best[RIGHT] - best[LEFT]) : (best[FOOT] - y) / (best[FOOT] - best[TOP]);
  toSource(best, Math.min(best[COUNT] - 1, Math.max(0, Math.floor(part * best[COUNT]))));
}

function toSource(at, offset) {
  chosen = "";
  spot = at;
  mark = {line: at[LINE], column: at[COLUMN] + offset, count: 1};
  tab("source");
  markLine(true);
  showChosen(false);
}

/** Show the chosen place in the source. Columns count characters, not halves of rare ones. */
function markLine(scroll) {
  for (const line of $("lines").children) {
    const mine = mark !== null && Number(line.dataset.line) === mark.line;
    line.setAttribute("aria-selected", mine);
    line.setAttribute("aria-current", mine);
    line.tabIndex = mine || (!mark && line.dataset.line === "1") ? 0 : -1;
    if (mine) {
      const text = [...state.lines[mark.line - 1]], from = mark.column - 1;
      line.firstChild.replaceChildren(text.slice(0, from).join(""),
        make("mark", {textContent: text.slice(from, from + mark.count).join("")}),
        text.slice(from + mark.count).join(""));
      delete line.dataset.shown;
    } else if (line.dataset.shown === undefined) {
      line.firstChild.replaceChildren(state.lines[line.dataset.line - 1] || " ");
      line.dataset.shown = state.lines[line.dataset.line - 1];
    }
  }
  $("where").hidden = !mark;
  if (!mark) return;
  const path = state.path.split("/").map(encodeURIComponent).join("/");
  const link = make("a", {textContent: words().inEditor,
    href: `vscode://file${path.startsWith("/") ? "" : "/"}${path}:${mark.line}:${mark.column}`});
  $("where").replaceChildren(words().line(state.file, mark.line, mark.column) + "　", link);
  if (scroll) scrollToMark();
}

function scrollToMark() {
  const shown = $("lines").querySelector("mark");
  if (shown) (shown.textContent ? shown : shown.closest("li")).scrollIntoView({block: "center"});
}

/** A line of the source: show where it is on the pages. */
function fromSource(number) {
  chosen = "";
  mark = {line: number, column: 1, count: 0};
  markLine(false);
  spot = state.spots.find(s => s[LINE] === number) || null;
  if (!spot) $("status").textContent = words().noPlace;
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
  if (name === "source") scrollToMark();
}

// --- keys ------------------------------------------------------------------------------------

function print() {
  if (!state.pages.length) return;
  const frame = $("printer");
  frame.onload = () => { frame.contentWindow.focus(); frame.contentWindow.print(); };
  frame.src = "issue.pdf?" + state.version;
}

function keys(open = $("help").hidden) {
  $("help").hidden = !open;
  $("keys").setAttribute("aria-expanded", open);
}

function switchLanguage() {
  language = language === "zh" ? "en" : "zh";
  localStorage.setItem("language", language);
  showWords();
  if (state) show(state);
}

const KEYS = {
  n: () => step(1), p: () => step(-1),
  s: () => tab($("source").hidden ? "source" : "findings"),
  d: () => { if (state.pages.length) $("download").click(); },
  l: switchLanguage, g: () => { $("go").focus(); $("go").select(); },
  "+": () => zoom(1.2), "=": () => zoom(1.2), "-": () => zoom(1 / 1.2),
  "0": () => zoom(1, "width"), "9": () => zoom(1, "page"),
  "?": () => keys(), escape: () => keys(false),
};

function pressed(event) {
  if (!state) return;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "p") {
    event.preventDefault();
    print();
    return;
  }
  const here = document.activeElement;
  if (here === $("go")) {
    if (event.key === "Enter") { go_to_page(); here.blur(); }
    if (event.key === "Escape") here.blur();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
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
    event.preventDefault();
    KEYS[event.key.toLowerCase()]();
  }
}

/** Move by one within the findings, the source or the lines of the pages. */
function move(here, by) {
  if (here.closest("#list")) {
    step(by);
    return true;
  }
  if (here.dataset.line) {
    const next = $("lines").children[Number(here.dataset.line) - 1 + by];
    if (next) { rove($("lines"), next); next.focus(); }
    return true;
  }
  if (here.classList.contains("page")) return moveOnPage(Number(here.id.slice(5)), by);
  return false;
}

/** Move to the next line of text on a page, or on the one after it. */
function moveOnPage(number, by) {
  const spots = state.spots;
  let next = spots.findIndex(s => s[PAGE] === number);
  if (spot && spot[PAGE] === number) {
    const same = s => s[PAGE] === spot[PAGE] && s[TOP] === spot[TOP];
    next = spots.findIndex(s => same(s) && s[LEFT] === spot[LEFT]);
    while (spots[next] && same(spots[next])) next += by;
  }
  if (!spots[next]) return false;
  chosen = "";
  spot = spots[next];
  mark = {line: spot[LINE], column: spot[COLUMN], count: 1};
  markLine(true);
  $("page-" + spot[PAGE]).focus({preventScroll: true});
  showChosen(true);
  return true;
}

// --- renewing --------------------------------------------------------------------------------

async function load() {
  const turn = ++asked;
  try {
    const answer = await (await fetch("state")).json();
    if (turn !== asked) return;
    const before = state;
    keyed(answer.findings);
    state = answer;
    show(before);
  } catch {
    lost();
  }
}

function lost() {
  $("banner").hidden = false;
  $("banner").replaceChildren(words().lost);
}

/** Listen for newer versions; a page that nobody sees does not, since a browser opens few streams. */
function listen() {
  if (document.hidden) {
    if (events) events.close();
    events = null;
  } else if (!events) {
    events = new EventSource("events");
    events.onmessage = message => { if (!state || state.version !== Number(message.data)) load(); };
    events.onerror = lost;
    events.onopen = load;
  }
}

$("smaller").addEventListener("click", () => zoom(1 / 1.2));
$("larger").addEventListener("click", () => zoom(1.2));
$("fit").addEventListener("click", () => zoom(1, "width"));
$("whole").addEventListener("click", () => zoom(1, "page"));
$("go").addEventListener("change", go_to_page);
$("print").addEventListener("click", print);
$("download").addEventListener("click", event => { if (!state.pages.length) event.preventDefault(); });
$("keys").addEventListener("click", () => keys());
$("language").addEventListener("click", switchLanguage);
$("tab-findings").addEventListener("click", () => tab("findings"));
$("tab-source").addEventListener("click", () => tab("source"));
$("pages").addEventListener("scroll", () => { load_pictures(); if (state) tell_page(); });
document.addEventListener("keydown", pressed);
document.addEventListener("visibilitychange", listen);
window.addEventListener("resize", () => zoom(1, fit));
showWords();
tab("findings");
listen();
