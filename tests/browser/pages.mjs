// What the browser tests and the gallery share: chromium, the program, pages that are watched for anything that should not happen.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

export const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);

export const launch = () => chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });

// Runs the program and gives its output; throws with what it said when it fails.
export const saidby = (program, args, options = {}) => execFileSync(program, args, { encoding: "utf-8", maxBuffer: 1 << 30, stdio: ["ignore", "pipe", "pipe"], ...options });

// A page on a file, and what went wrong in it: console messages, errors, dialogs, requests for anything but the file itself.
export async function open(browser, file, { width = 1280, height = 900, scheme = "light", javaScript = true, media = null, scale = 1 } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, javaScriptEnabled: javaScript, deviceScaleFactor: scale });
  const page = await context.newPage();
  const faults = [];
  const address = "file://" + file;
  page.on("console", (message) => faults.push("console: " + message.text()));
  page.on("pageerror", (error) => faults.push("error: " + error));
  page.on("dialog", (dialog) => { faults.push("dialog: " + dialog.message()); dialog.dismiss(); });
  page.on("popup", () => faults.push("popup"));
  page.on("request", (request) => { if (request.url().split("#")[0] !== address && !request.url().startsWith("data:,")) faults.push("request: " + request.url()); });
  if (media) await page.emulateMedia({ media });
  await page.goto(address);
  return { page, faults, close: () => context.close() };
}
