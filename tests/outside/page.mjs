// The HTML report in Chromium: filters, keys and links do what they say, and nothing is fetched.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

const folder = mkdtempSync(join(tmpdir(), "daejo-"));
const ko = `다온시는 새 도서관에 55억 원을 들인다고 2026년 3월 9일 밝혔다.

도서관은 하루 1,200명을 맞으며 오전 9시 30분에 연다.

축제는 <b>바닷가</b> 광장에서 열린다.
`;
const en = `Daon City said on March 8, 2026 that it would spend 55 billion won on a new library.

The library receives people every day and opens at 9:30 a.m. <img src=x onerror="document.title='broken'">

Daon City said it would <script>document.title = "broken"</script> go on.
`;
writeFileSync(join(folder, "a.ko.txt"), ko);
writeFileSync(join(folder, "a.en.txt"), en);
const daejo = process.env.DAEJO;
const arguments_ = ["check", "a.ko.txt", "a.en.txt", "--fail-on", "never"];
spawnSync(daejo, [...arguments_, "--format", "html=report.html"], { cwd: folder, stdio: "inherit" });
const report = JSON.parse(execFileSync(daejo, [...arguments_, "--format", "json"], { cwd: folder }));
const { findings, summary } = report.documents[0];
assert.ok(summary.error >= 2 && summary.warning >= 1, JSON.stringify(summary));

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  const page = await browser.newPage({ viewport: { width: 1300, height: 500 } });
  const asked = [];
  const faults = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  const url = pathToFileURL(join(folder, "report.html")).href;
  await page.goto(url);

  const place = () => page.locator("output[name=place]").textContent();
  const chosen = () => page.evaluate(() => [...document.querySelectorAll(".finding.on")].map((f) => f.id).join());
  const shown = () => page.locator(".finding:visible").count();
  const inView = (selector) =>
    page.evaluate((s) => {
      const { top, bottom } = document.querySelector(s).getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }, selector);
  const settles = async (holds) => {
    for (let turn = 0; turn < 40 && !(await holds()); turn += 1) await page.waitForTimeout(50);
    assert.ok(await holds(), String(holds));
  };

  // Everything is there at first.
  assert.equal(await shown(), findings.length);
  assert.equal(await place(), `${findings.length} shown`);

  // Keys go from finding to finding, and round.
  for (const [key, at] of [["j", 1], ["n", 2], ["k", 1], ["p", findings.length], ["j", 1]]) {
    await page.keyboard.press(key);
    assert.equal(await chosen(), `f${at}`, key);
    assert.equal(await place(), `${at} of ${findings.length}`, key);
    await settles(() => inView(`#f${at}`));
    const marked = await page.evaluate(
      (n) => [...document.querySelectorAll("mark.on")].map((m) => m.closest("td").lang + m.dataset.findings.split(" ").includes(n)),
      String(at),
    );
    assert.ok(marked.includes("kotrue") && marked.includes("entrue") && !marked.join().includes("false"), marked.join());
  }
  await page.keyboard.press("Escape");
  assert.equal(await chosen(), "");

  // A severity is left out, with its marks; the keys pass over it.
  await page.locator("input[value=error]").uncheck();
  assert.equal(await shown(), findings.length - summary.error);
  assert.equal(await page.locator("mark.error:not(.off)").count(), 0);
  await page.keyboard.press("j");
  assert.notEqual(findings[Number((await chosen()).slice(1)) - 1].severity, "error");
  await page.locator("input[value=error]").check();

  // One rule is left.
  const { rule } = findings[0];
  await page.locator("select[name=rule]").selectOption(rule);
  assert.equal(await shown(), findings.filter((finding) => finding.rule === rule).length);
  await page.locator("select[name=rule]").selectOption("");
  assert.equal(await shown(), findings.length);

  // Passages without findings go and come again.
  const rows = await page.locator(".bead:visible").count();
  await page.locator("select[name=rule]").selectOption(rule);
  await page.locator("input[name=found]").check();
  assert.ok((await page.locator(".bead:visible").count()) < rows);
  await page.locator("input[name=found]").uncheck();
  await page.locator("select[name=rule]").selectOption("");
  assert.equal(await page.locator(".bead:visible").count(), rows);

  // A number leads to the other side, a mark to what is said of it.
  await page.locator("a#s1").click();
  assert.equal(new URL(page.url()).hash, "#t1");
  await settles(() => inView("#t1"));
  await page.locator("td[lang=en] mark[data-findings~='2']").first().click();
  assert.equal(await chosen(), "f2");

  // Both kinds of colours, by the system and by choice.
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: "light" });
  const light = await paper();
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await paper();
  assert.notEqual(light, dark);
  await page.locator("select[name=theme]").selectOption("light");
  assert.equal(await paper(), light);

  // On paper: no controls, and light.
  await page.locator("select[name=theme]").selectOption("dark");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".controls").isVisible(), false);
  assert.equal(await paper(), "rgb(255, 255, 255)");
  if (process.argv[2]) await page.pdf({ path: join(process.argv[2], "page.pdf") });
  await page.emulateMedia({ media: "screen" });

  // Nothing of the texts became a part of the page, and nothing was fetched.
  assert.equal(await page.locator("td img, td script, td b:not(.number):not(.severity)").count(), 0);
  assert.match(await page.title(), /^daejo: a\.ko\.txt/);
  assert.deepEqual([...new Set(asked.map((u) => u.split("#")[0]))], [url]);
  assert.deepEqual(faults, []);

  // Without scripts all findings can be read, and no filter stands there that does nothing.
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await plain.goto(url);
  assert.equal(await plain.locator(".finding:visible").count(), findings.length);
  assert.equal(await plain.locator(".controls").isVisible(), false);
  console.log("the page works in Chromium", browser.version());
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
