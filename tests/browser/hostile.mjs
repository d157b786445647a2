// 200 strings that try to run something or to break a page: in names, ids, addresses, texts.
const RUN = "window.ran=1";
const seeds = [
  `<script>${RUN}</script>`, `</script><script>${RUN}</script>`, `<img src=x onerror=${RUN}>`, `"><svg onload=${RUN}>`, `' onmouseover='${RUN}' x='`, `" autofocus onfocus="${RUN}" x="`, `javascript:${RUN}`,
  `<iframe srcdoc="<script>parent.${RUN}</script>">`, `<a href="javascript:${RUN}">x</a>`, `<style>@import 'http://evil.example/x.css'</style>`, `<link rel=stylesheet href=//evil.example/x>`, `<base href=//evil.example/>`,
  `<meta http-equiv=refresh content="0;url=http://evil.example/">`, `<form action=//evil.example><input type=submit>`, `<!--`, `-->`, `]]>`, `<![CDATA[`, `<!doctype html>`, `</bdi></li></ol></main></body></html>`, `</title>`, `</style>`,
  `</textarea>`, `<plaintext>`, `<template>`, `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`, `<math><mtext></mtext><script>${RUN}</script></math>`, `<svg><script>${RUN}</script></svg>`, `<object data=//evil.example>`,
  `<embed src=//evil.example>`, `<video src=x onerror=${RUN}>`, `<details open ontoggle=${RUN}>`, `<body onload=${RUN}>`, `&lt;script&gt;${RUN}&lt;/script&gt;`, `&#x3C;script>${RUN}&#x3C;/script>`, `\u003cscript>${RUN}\u003c/script>`, "{{body}}",
  "${" + RUN + "}", "`" + RUN + "`", "\\u003cscript\\u003e", "\u202Eevil\u202C", "\u2066\u2067\u2068", "\u200F\u200E\u061C", "\u0000\u0001\u001b[31m", "\u2028\u2029", "a\r\nb\tc", "\uFEFF", "𝕊𝕔𝕣𝕚𝕡𝕥 👩‍🔬🇵🇱", "x".repeat(5000), "' OR 1=1 --",
];
const dress = [(s) => s, (s) => s.toUpperCase().replaceAll("WINDOW.RAN", "window.ran"), (s) => "Ann " + s + " Lee", (s) => s + s];
export const hostile = seeds.flatMap((seed) => dress.map((d) => d(seed))).slice(0, 200);

// Addresses that must not become links, or only as what they are.
export const addresses = [`javascript:${RUN}`, ` javascript:${RUN}`, `JaVaScRiPt:${RUN}`, `java\nscript:${RUN}`, `data:text/html,<script>${RUN}</script>`, `vbscript:${RUN}`, `//evil.example/`, `file:///etc/passwd`, `https://example.org/"onmouseover="${RUN}`, `https://example.org/<script>`];

// A record a string, with the string wherever a record can hold one.
export function hostileRecords() {
  return hostile.map((s, i) => JSON.stringify({
    id: s, source: s, offsets: "codepoint", text: s + " " + s + " said it",
    article: { taken_for: "text", headline: { text: s }, publisher: s, published: i % 3 ? "2025-11-05" : s.slice(0, 10), authors: [s], url: addresses[i % addresses.length], language: s, section: s, dateline: null, paragraphs: [[0, [...s].length]] },
    mentions: [{ start: 0, end: [...s].length, text: s, type: "person", entity: "e1", rule: "x" }, { start: 0, end: [...s].length, text: s, type: "city", entity: "e2", rule: "x" }],
    entities: [{ id: "e1", type: "person", name: s, role: s, gender: i % 2 ? "female" : null, gazetteer: s, organization: s }, { id: "e2", type: "city", name: s, role: null, gender: null, gazetteer: "g" + i, latitude: (i % 120) - 50, longitude: i - 100 }],
    quotes: [{ start: 0, end: [...s].length, spans: [[0, [...s].length]], text: s, type: "direct", cue: { start: 0, end: [...s].length, text: s }, speaker: { start: 0, end: [...s].length, text: s, entity: "e1", name: s }, rule: s, content_rule: s, confidence: 0.5 }],
    diagnostics: [{ code: s || "x", at: 0, message: s }],
  })).join("\n") + "\n" + hostile.map((s) => JSON.stringify({ id: s, source: s, error: s || "x" })).join("\n") + "\n";
}
