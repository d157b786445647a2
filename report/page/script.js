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
// In print what is folded is open; those that are open one at a time (`name`) too.
(() => {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")].map((one) => [one, one.name]);
    opened.forEach(([one]) => { one.name = ""; one.open = true; });
  });
  addEventListener("afterprint", () => { opened.forEach(([one, name]) => { one.open = false; one.name = name; }); opened = []; });
})();
// Many articles: search and filters over the quotes that the page carries as packed data. Nothing of it is ever read as HTML.
(() => {
  const browse = document.getElementById("browse");
  if (!browse) return;
  if (!("DecompressionStream" in window)) {
    browse.before("This browser can't unpack the quotes: one of 2023 or later can, and so can one without JavaScript show the first of them.");
    return;
  }
  const TYPES = ["direct", "mixed", "indirect"], PAGE = 50, OF_SPEAKER = 20;
  const form = browse.querySelector("form"), rows = document.getElementById("rows"), found = document.getElementById("found"), more = document.getElementById("more");
  let data = null, hits = [], shown = 0, loading = null;
  const unpack = async () => {
    const text = atob(document.getElementById("data").textContent), bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; ++i) bytes[i] = text.charCodeAt(i);
    return JSON.parse(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text());
  };
  const load = () => (loading ??= unpack().then((all) => {
    data = all;
    const option = (parent, value, text) => { const o = document.createElement("option"); o.value = value; o.textContent = text; parent.append(o); };
    data.publishers.forEach((name, i) => option(form.elements.publisher, i, name || "not known"));
    data.speakers.slice(0, 300).forEach(([name]) => option(document.getElementById("speaker-names"), name, ""));
  }));
  const element = (tag, text, name) => { const e = document.createElement(tag); e.textContent = text; if (name) e.className = name; return e; };
  const row = ([article, speaker, type, cue, sure, mention, text, before, after], named = true) => {
    const [title, publisher, date, url] = data.articles[article];
    const item = element("li", ""), quote = element("blockquote", before ? "… " + before : ""), about = element("p", ""), mark = element("mark", text, TYPES[type]);
    quote.dir = "auto";
    quote.append(mark, after);
    if (named) {
      const name = element("bdi", "");
      name.append(element("b", (speaker < 0 ? mention : data.speakers[speaker][0]) || "speaker unknown"));
      about.append(name, " · ");
    }
    about.append(`${TYPES[type]}${cue < 0 ? "" : " · " + data.cues[cue]} · ${sure} % sure · `);
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
  const find = async () => {
    await load();
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
  // The quotes of the most quoted speakers are put in when their name is opened, all at once for print.
  const fold = document.querySelectorAll("details[data-rank]");
  const fill = (details) => {
    if (details.querySelector(".quotes")) return;
    const list = element("ol", "", "quotes"), rank = +details.dataset.rank;
    for (const quote of data.quotes) if (quote[1] === rank && list.childElementCount < OF_SPEAKER) list.append(row(quote, false));
    details.querySelector("noscript").after(list);
  };
  fold.forEach((details) => details.addEventListener("toggle", () => { if (details.open) load().then(() => fill(details)); }));
  addEventListener("beforeprint", () => { if (data) fold.forEach(fill); });
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
  // Unpacked when the page is there and idle, so that print finds the quotes; the first rows when they come into sight.
  const idle = window.requestIdleCallback ?? setTimeout;
  addEventListener("load", () => idle(load));
  new IntersectionObserver((seen, watch) => { if (seen.some((s) => s.isIntersecting)) { watch.disconnect(); if (!hits.length) find(); } }, { rootMargin: "400px" }).observe(browse);
})();
