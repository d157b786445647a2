"use strict";
// An article: pointing at a quote, its note, its cue, its speaker or a name lights up what belongs together.
(() => {
  const text = document.querySelector(".article");
  if (!text) return;
  const all = (selector) => text.querySelectorAll(selector);
  let lit = [];
  const light = (nodes, name) => nodes.forEach((node) => { node.classList.add(name); lit.push([node, name]); });
  const clear = () => { lit.forEach(([node, name]) => node.classList.remove(name)); lit = []; };
  const quote = (n) => {
    light(all(`.seg[data-q~="${n}"], .seg[data-c~="${n}"], .seg[data-s~="${n}"]`), "on");
    const note = document.getElementById(`q${n}`);
    if (!note) return;
    light([note], "on");
    if (note.dataset.e) entity(note.dataset.e, all(`.seg[data-q~="${n}"]`)[0]);
  };
  const entity = (e, before) => {
    const mentions = [...all(`.seg[data-e="${e}"]`)];
    light(before ? mentions.filter((m) => m.compareDocumentPosition(before) & Node.DOCUMENT_POSITION_FOLLOWING) : mentions, "near");
    light(all(`.people a[data-e="${e}"]`), "on");
  };
  const show = (target) => {
    clear();
    const node = target.closest ? target.closest("[data-q], [data-c], [data-s], [data-e]") : null;
    if (!node || !text.contains(node)) return;
    const { q, c, s, e } = node.dataset;
    const numbers = [...new Set([q, c, s].filter(Boolean).join(" ").split(" ").filter(Boolean))];
    if (numbers.length) numbers.forEach(quote);
    else {
      entity(e);
      all(`.note[data-e="${e}"]`).forEach((note) => light(all(`.seg[data-q~="${note.id.slice(1)}"]`), "on"));
    }
  };
  text.addEventListener("pointerover", (event) => show(event.target));
  text.addEventListener("pointerleave", clear);
  text.addEventListener("focusin", (event) => show(event.target));
  text.addEventListener("click", (event) => show(event.target));
  addEventListener("keydown", (event) => { if (event.key === "Escape") clear(); });
})();
// Many articles: search and filters over the quotes that the page carries as data. Nothing of it is ever read as HTML.
(() => {
  const browse = document.getElementById("browse");
  if (!browse) return;
  const TYPES = ["direct", "mixed", "indirect"], PAGE = 50;
  const form = browse.querySelector("form"), rows = document.getElementById("rows"), found = document.getElementById("found"), more = document.getElementById("more");
  let data = null, hits = [], shown = 0;
  const load = () => {
    if (data) return;
    data = JSON.parse(document.getElementById("data").textContent);
    const option = (parent, value, text) => { const o = document.createElement("option"); o.value = value; o.textContent = text; parent.append(o); };
    data.publishers.forEach((name, i) => option(form.elements.publisher, i, name || "not known"));
    data.speakers.slice(0, 300).forEach(([name]) => option(document.getElementById("speaker-names"), name, ""));
  };
  const element = (tag, text, name) => { const e = document.createElement(tag); e.textContent = text; if (name) e.className = name; return e; };
  const row = ([article, speaker, type, cue, sure, mention, text, before, after]) => {
    const [title, publisher, date, url] = data.articles[article];
    const item = element("li", ""), quote = element("blockquote", before ? "… " + before : ""), about = element("p", ""), mark = element("mark", text, TYPES[type]);
    quote.dir = "auto";
    quote.append(mark, after);
    const who = speaker < 0 ? mention : data.speakers[speaker][0];
    const name = element("bdi", "");
    name.append(element("b", who || "speaker unknown"));
    about.append(name, ` · ${TYPES[type]}${cue < 0 ? "" : " · " + data.cues[cue]} · ${sure} % sure · `);
    const source = /^https?:\/\//i.test(url) ? element("a", title) : element("bdi", title);
    if (source.href !== undefined) { source.href = url; source.rel = "noreferrer noopener"; }
    about.append(source, [data.publishers[publisher], date].filter(Boolean).map((fact) => " · " + fact).join(""));
    item.append(quote, about);
    return item;
  };
  const show = () => {
    rows.append(...hits.slice(shown, shown + PAGE).map((i) => row(data.quotes[i])));
    shown = Math.min(shown + PAGE, hits.length);
    more.hidden = shown >= hits.length;
  };
  const find = () => {
    load();
    const value = (name) => form.elements[name].value;
    const words = value("words").trim().toLowerCase(), speaker = value("speaker").trim().toLowerCase(), type = value("type"), publisher = value("publisher"), from = value("from"), to = value("to");
    const named = speaker && data.speakers.map(([name]) => name.toLowerCase().includes(speaker));
    hits = [];
    data.quotes.forEach((q, i) => {
      const article = data.articles[q[0]];
      if (type !== "" && q[2] !== +type) return;
      if (publisher !== "" && article[1] !== +publisher) return;
      if (from && !(article[2] >= from)) return;
      if (to && !(article[2] && article[2].slice(0, to.length) <= to)) return;
      if (named && !(q[1] >= 0 ? named[q[1]] : q[5].toLowerCase().includes(speaker))) return;
      if (words && !q[6].toLowerCase().includes(words)) return;
      hits.push(i);
    });
    rows.replaceChildren();
    shown = 0;
    found.textContent = `${hits.length.toLocaleString("en")} of ${data.quotes.length.toLocaleString("en")} quotes`;
    show();
  };
  let waiting = 0;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(find, 120); };
  form.addEventListener("input", soon);
  form.addEventListener("reset", () => setTimeout(find));
  form.addEventListener("submit", (event) => { event.preventDefault(); find(); });
  more.addEventListener("click", show);
  document.querySelectorAll("button[data-speaker]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      form.reset();
      form.elements.speaker.value = button.dataset.speaker;
      find();
      browse.scrollIntoView();
      form.elements.speaker.focus({ preventScroll: true });
    });
  });
  browse.hidden = false;
  // The first rows when there is time for them, or when they come into sight.
  if ("IntersectionObserver" in window) new IntersectionObserver((seen, watch) => { if (seen.some((s) => s.isIntersecting)) { watch.disconnect(); if (!data) find(); } }, { rootMargin: "400px" }).observe(browse);
  else find();
})();
