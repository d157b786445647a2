// The pictures of the README.   usage: node tests/browser/gallery.mjs SAIDBY SOURCE-FOLDER TARGET-FOLDER
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { launch, open, saidby } from "./pages.mjs";

const [program, source, target] = process.argv.slice(2).map((path) => resolve(path));
const folder = mkdtempSync(join(tmpdir(), "saidby-gallery-"));
mkdirSync(target, { recursive: true });
const run = (...args) => saidby(program, args, { cwd: source, env: { ...process.env, NO_COLOR: "", CLICOLOR_FORCE: "1" } });
const browser = await launch();

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

// The text that a terminal would show, its colours as spans.
function terminal(command, output) {
  const classes = { 1: "bold", 2: "faint", 4: "under", 36: "cyan", 32: "green", 33: "yellow", "1;36": "bold cyan" };
  const body = escape(output).replace(/\x1b\[([0-9;]+)m/g, (_, code) => (code === "0" ? "</span>" : `<span class="${classes[code]}">`));
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; background: #10151b; color: #d6dbe0; font: 15px/1.42 "DejaVu Sans Mono", monospace; }
    pre { margin: 0; padding: 20px 26px 22px; font: inherit; } .bold { font-weight: 700; color: #fff; } .faint { color: #8b949e; } .under { text-decoration: underline; text-underline-offset: 4px; } .cyan { color: #6cd3de; } .green { color: #8fd694; } .yellow { color: #e5c07b; }
    b { color: #8fd694; }</style><pre><b>$</b> ${escape(command)}\n${body}</pre>`;
}

async function picture(name, html, { width, height, scheme = "light", before = async () => {} }) {
  const file = html.startsWith("<") ? join(folder, name + ".html") : html;
  if (html.startsWith("<")) writeFileSync(file, html);
  const { page, close } = await open(browser, file, { width, height, scheme });
  await before(page);
  await page.screenshot({ path: join(target, name + ".png") });
  await close();
}

const wire = "data/wire-report.txt", week = "data/harbour-week.jsonl", article = join(folder, "article.html"), corpus = join(folder, "corpus.html");
await picture("table", terminal(`saidby extract ${wire}`, run("extract", wire, "-f", "table").split("\n").slice(0, 26).join("\n")), { width: 980, height: 640 });
const record = JSON.parse(run("extract", wire, "-f", "jsonl")), quote = record.quotes[3];
await picture("json", terminal(`saidby extract ${wire} -f jsonl | jq '.quotes[3]'`, JSON.stringify(quote, null, 2)), { width: 980, height: 690 });
await picture("explain", terminal(`saidby explain ${wire} --quote 3`, run("explain", wire, "--quote", "3", "--color", "always", "--evidence", "3", "--alternatives", "2").split("\n").slice(0, 26).join("\n")), { width: 980, height: 640 });

run("report", wire, "-o", article);
await picture("article", article, { width: 1180, height: 820, before: (page) => page.hover("#t4") });
await picture("article-dark-phone", article, { width: 390, height: 780, scheme: "dark", before: (page) => page.locator("#t1").evaluate((e) => e.scrollIntoView({ behavior: "instant", block: "center" })) });
writeFileSync(join(folder, "records.jsonl"), run("extract", week, "--text", "-f", "jsonl"));
run("report", join(folder, "records.jsonl"), "-o", corpus, "--title", "A week at the harbour");
await picture("corpus", corpus, { width: 1180, height: 900, before: (page) => page.locator(".ranks summary").nth(1).click() });
await picture("map", corpus, { width: 1180, height: 760, before: (page) => page.locator("#s-map").evaluate((e) => e.scrollIntoView({ behavior: "instant" })) });
await browser.close();
rmSync(folder, { recursive: true });
