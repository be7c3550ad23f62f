"use strict";
// The pages: their pictures, boxes upon them, zoom. A spot is [page, left, top, right, foot, line,
// column, count]: a box in points, and where its characters stand in the file.
const PAGE = 0, LEFT = 1, TOP = 2, RIGHT = 3, FOOT = 4, LINE = 5, COLUMN = 6, COUNT = 7;
const POINT = 4 / 3; // CSS pixels
const MOST_AT_ONCE = 2, NEAR = 1.2, RETRY = 400;
const $ = id => document.getElementById(id);

let state = null;
let scale = 1;
let fit = innerWidth > 1700 ? "page" : "width"; // or "", once zoomed by hand
let loading = 0;

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function showPages() {
  const pages = $("pages");
  while (pages.children.length > state.pages.length) pages.lastChild.remove();
  state.pages.forEach((key, index) => {
    let page = pages.children[index];
    if (!page) {
      page = make("div", {className: "page", tabIndex: index ? -1 : 0, id: "page-" + (index + 1)},
        make("img", {alt: ""}));
      page.setAttribute("role", "group");
      page.addEventListener("click", clicked);
      page.addEventListener("focus", () => rove(pages, page));
      pages.append(page);
    }
    page.dataset.key = key;
    page.setAttribute("aria-label", words().page(index + 1));
    page.firstChild.alt = words().page(index + 1);
    for (const mark of page.querySelectorAll(".mark, .tail")) mark.remove();
  });
  pages.classList.toggle("stale", state.wrong);
  for (const found of state.findings) {
    if (found.spot && levels[found.level]) place(make("div", {className: "mark " + found.level}), found.spot);
  }
  for (const [page, left, top, foot, count] of state.tails) {
    place(make("div", {className: "tail", textContent: count, title: words().tail(count)}),
      [page, left, top, left + 2 * (foot - top), foot]);
  }
  size();
}

/** One element of several is reached by Tab, the others by arrows. */
function rove(parent, chosen) {
  for (const other of parent.querySelectorAll('[tabindex="0"]')) other.tabIndex = -1;
  chosen.tabIndex = 0;
}

/** Load the pictures of pages that are in view, the nearest to its middle first. */
function load_pictures() {
  if (!state) return;
  const view = $("pages").getBoundingClientRect(), middle = view.top + view.height / 2;
  const away = page => {
    const box = page.getBoundingClientRect();
    return Math.max(box.top - middle, middle - box.bottom, 0);
  };
  const pages = [...$("pages").children].map(page => [away(page), page]).sort((a, b) => a[0] - b[0]);
  for (const [distance, page] of pages) {
    const right = page.dataset.shown === page.dataset.key && Number(page.dataset.dots) >= dots();
    if (distance > NEAR * view.height) {
      // Out of sight: a picture that is not right any more is not kept, nor are too many.
      if (!right && page.dataset.shown) forget(page);
    } else if (!right && !page.dataset.asked && loading < MOST_AT_ONCE) {
      ask(page);
    }
  }
}

/** How many dots of the screen a point has, in steps: no picture need have more. */
function dots() {
  return Math.min(4, Math.max(0.5, Math.ceil(20 * scale * POINT * devicePixelRatio) / 20));
}

function forget(page) {
  page.firstChild.removeAttribute("src");
  delete page.dataset.shown;
}

/** Ask for a page's picture; the old one stays until it is here, so that nothing flickers. */
function ask(page) {
  const key = page.dataset.key, wanted = dots(), next = new Image();
  page.dataset.asked = key;
  loading += 1;
  next.src = "page/" + wanted.toFixed(2) + "/" + key + ".png";
  const done = () => { loading -= 1; delete page.dataset.asked; load_pictures(); };
  next.decode().then(() => {
    if (page.dataset.key === key) {
      page.firstChild.src = next.src;
      page.dataset.shown = key;
      page.dataset.dots = wanted;
    }
    done();
  }, () => setTimeout(done, RETRY));
}

function size() {
  if (!state || !state.width) return;
  const pages = $("pages"), width = state.width * POINT, height = state.height * POINT;
  if (fit === "width") scale = Math.min((pages.clientWidth - 34) / width, 1.6);
  if (fit === "page") scale = Math.min((pages.clientHeight - 24) / height, (pages.clientWidth - 34) / width);
  pages.style.setProperty("--width", width * scale + "px");
  pages.style.setProperty("--height", height * scale + "px");
  $("zoom").textContent = Math.round(scale * 100) + "%";
  load_pictures();
  tell_page();
}

/** Change the size of pages around the middle of the view. */
function zoom(factor, how = "") {
  const pages = $("pages"), before = scale;
  const middle = (pages.scrollTop + pages.clientHeight / 2) / before;
  fit = how;
  if (!how) scale = Math.min(4, Math.max(0.25, scale * factor));
  size();
  pages.scrollTo({top: middle * scale - pages.clientHeight / 2, behavior: "instant"});
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

/** Return the page at the middle of the view, from 1. */
function page_in_view() {
  const view = $("pages").getBoundingClientRect(), middle = view.top + view.height / 2;
  const at = [...$("pages").children].findIndex(p => p.getBoundingClientRect().bottom >= middle);
  return at < 0 ? $("pages").children.length : at + 1;
}

function tell_page() {
  if (document.activeElement !== $("go")) $("go").value = state.pages.length ? page_in_view() : "";
}

function go_to_page() {
  const page = $("page-" + Math.min(state.pages.length, Math.max(1, parseInt($("go").value) || 1)));
  if (page) page.scrollIntoView({block: "start"});
}
