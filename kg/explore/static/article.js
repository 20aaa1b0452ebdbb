// Reading an article: point at a mark to see what it is, choose it to see all that was found of it. Without this the marks
// are plain links to the cards.
"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (tag, classes, text) => Object.assign(document.createElement(tag), { className: classes || "", textContent: text || "" });
  document.documentElement.classList.add("scripted");

  const pane = document.querySelector("[data-pane]");
  const marks = all(".marked .p");
  const byKey = new Map();
  for (const mark of marks) {
    for (const key of (mark.dataset.k || "").split(" ").filter(Boolean)) {
      byKey.set(key, [...(byKey.get(key) || []), mark]);
    }
  }
  const card = (key) => (/^[\w-]+$/.test(key) ? document.querySelector(`.card[id="${key}"], .term[id="${key}"]`) : null);

  // The lists beside the text become tabs.
  const lists = document.querySelector("[data-tabs]");
  const sections = lists ? all(":scope > section", lists) : [];
  const tabs = make("div", "tabs");
  tabs.setAttribute("role", "tablist");
  tabs.setAttribute("aria-label", "What was found");
  const open = (section) => {
    sections.forEach((each, at) => {
      each.hidden = each !== section;
      tabs.children[at].setAttribute("aria-selected", String(each === section));
      tabs.children[at].tabIndex = each === section ? 0 : -1;
    });
  };
  for (const section of sections) {
    const tab = make("button");
    tab.type = "button";
    tab.append(...[...section.querySelector("h2").childNodes].map((node) => node.cloneNode(true)));
    tab.id = `tab-${section.id}`;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", section.id);
    section.setAttribute("role", "tabpanel");
    section.setAttribute("aria-labelledby", tab.id);
    tab.addEventListener("click", () => open(section));
    tabs.append(tab);
  }
  tabs.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = [...tabs.children].indexOf(document.activeElement);
    const next = (at + step + sections.length) % sections.length;
    open(sections[next]);
    tabs.children[next].focus();
  });
  if (sections.length) {
    lists.before(tabs);
    open(sections.find((section) => section.querySelector(".card")) || sections[0]);
  }

  // Choosing a node lights its marks and shows its card above the lists.
  let chosen = "";
  let from = null;
  const clear = () => {
    chosen = "";
    marks.forEach((mark) => mark.classList.remove("lit"));
    all(".chosen").forEach((each) => each.classList.remove("chosen"));
    if (pane) pane.hidden = true;
    if (from) from.focus({ preventScroll: true });
    from = null;
  };
  const copied = (source) => {
    const copy = source.cloneNode(true);
    all("[id]", copy).forEach((each) => each.removeAttribute("id"));
    copy.removeAttribute("id");
    copy.classList.remove("chosen");
    const details = copy.querySelector(":scope > details.source");
    if (details) details.open = true;
    return copy;
  };
  const choose = (key, opener) => {
    const source = card(key);
    if (!source || !pane) return false;
    clear();
    chosen = key;
    from = opener || null;
    const colour = getComputedStyle(source).getPropertyValue("--c");
    for (const mark of byKey.get(key) || []) {
      mark.classList.add("lit");
      mark.style.setProperty("--lit", colour);
    }
    source.classList.add("chosen");
    all(".pin").filter((pin) => pin.dataset.key === key).forEach((pin) => pin.classList.add("chosen"));
    const close = make("button", "close", "×");
    close.type = "button";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", clear);
    const shown = source.matches(".term") ? make("ul", "terms") : null;
    if (shown) shown.append(copied(source));
    pane.replaceChildren(close, shown || copied(source));
    pane.setAttribute("role", "region");
    pane.setAttribute("aria-label", "Chosen");
    pane.hidden = false;
    pane.scrollTop = 0;
    return true;
  };

  // A link to words of the text lights them for a moment.
  const flash = (anchor) => {
    const found = /^at-(\d+)-(\d+)$/.exec(anchor);
    const place = found && document.getElementById(anchor);
    if (!place) return false;
    place.scrollIntoView({ block: "center" });
    for (const mark of marks.filter((each) => each.dataset.b >= +found[1] && each.dataset.b < +found[2])) {
      mark.classList.remove("flash");
      void mark.offsetWidth;
      mark.classList.add("flash");
    }
    return true;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const key = decodeURIComponent(link.getAttribute("href").slice(1));
    if (flash(key)) event.preventDefault();
    else if (card(key)) {
      event.preventDefault();
      if (key === chosen && link.matches(".p")) clear();
      else choose(key, link);
    } else {
      const section = sections.find((each) => each.id === key);
      if (section) open(section);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && chosen) clear();
  });
  document.addEventListener("kg-choose", (event) => choose(event.detail));

  // Pointing at a card shows where it stands; pointing at a mark says what it is.
  const near = (key, on) => (byKey.get(key) || []).forEach((mark) => mark.classList.toggle("near", on));
  for (const each of all(".lists .card")) {
    each.addEventListener("mouseenter", () => near(each.dataset.key, true));
    each.addEventListener("mouseleave", () => near(each.dataset.key, false));
  }
  const tip = make("div", "tip");
  tip.hidden = true;
  tip.setAttribute("role", "presentation");
  document.body.append(tip);
  const gist = (key) => {
    const source = card(key);
    if (!source) return null;
    const line = make("p");
    const kicker = source.querySelector(".kicker");
    const heading = source.querySelector(".who, .title") || source;
    const clean = (node) => node.textContent.replace(/\s+/g, " ").trim();
    line.append(make("b", "", clean(heading).slice(0, 120)));
    const role = source.querySelector(":scope > .role");
    const rest = [kicker && clean(kicker), role && clean(role)].filter(Boolean).join(" · ");
    if (rest) line.append(" ", rest);
    return line;
  };
  const show = (mark) => {
    const lines = (mark.dataset.k || "").split(" ").filter(Boolean).slice(0, 3).map(gist).filter(Boolean);
    if (!lines.length) return;
    tip.replaceChildren(...lines);
    tip.hidden = false;
    const box = mark.getClientRects()[0];
    const left = Math.max(8, Math.min(box.left, innerWidth - tip.offsetWidth - 8));
    const above = box.top - tip.offsetHeight - 8;
    tip.style.left = `${left + scrollX}px`;
    tip.style.top = `${(above > 4 ? above : box.bottom + 8) + scrollY}px`;
  };
  if (matchMedia("(hover: hover)").matches) {
    for (const mark of all(".marked a.p")) {
      mark.addEventListener("mouseenter", () => show(mark));
      mark.addEventListener("mouseleave", () => { tip.hidden = true; });
    }
  }

  const start = decodeURIComponent(location.hash.slice(1));
  if (start && !flash(start)) choose(start);
})();
