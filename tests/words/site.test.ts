/** A site in another language: what it says, and the direction of what. */
import { describe, expect, test } from "vitest";
import { directionOf } from "../../src/lib/language.ts";
import { spokenLanguages, wordsFor } from "../../src/words/index.ts";
import { createSite, type Files } from "../helpers/site.ts";

/** Greek is none of recto's languages, so what is not Greek on a page is recto's own. */
const NOTES: Files = {
  "notes/α.md":
    "---\ntags: [αβγ, δ/ε]\nupdated: 2026-02-03\naliases: [/παλιά/]\ndraft: true\n---\n# Άλφα\n\n## Βήτα\n\nΚείμενο.[^1] Και πάλι.[^1] [[β]]\n\n" +
    "## Γάμμα\n\n- [ ] α\n- [x] β\n- [/] γ\n- [?] δ\n\n> [!tldr]\n> α\n\n> [!warning]-\n> β\n\n| α | β |\n|---|---|\n| 1 | 2 |\n\n" +
    "## Δέλτα\n\n```\nα\n```\n\n```mermaid\nα\n```\n\n$$1+1$$\n\n<details><p>α</p></details>\n\n<table><tr><td>α</td></tr></table>\n\n" +
    "![[β]]\n\n![α](α.mp4)\n\n![[α.pdf]]\n\n[^1]: Σημείωση.\n",
  "notes/β.md": "---\nupdated: 2026-01-02\n---\n# Βήτα\n\nΒλέπε [[α]]. ![[α#Γάμμα]]\n\n![[α]]\n",
  "notes/γ.md": "---\ntags: [αβγ]\n---\n",
  "notes/α.mp4": "x",
  "notes/α.pdf": "x",
  ...Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [
      `notes/δ/σ${i}.md`,
      `---\ntags: [αβγ]\ndate: 2026-01-${10 + (i % 20)}\n---\n# Σ${i}\n\nΚείμενο.\n`,
    ]),
  ),
  "notes/ζ/α.md": "# Άλφα\n",
};

/** Every page of the site in `lang`, drafts included. */
async function pagesIn(lang: string): Promise<readonly (readonly [path: string, html: string])[]> {
  const site = createSite({ "recto.yml": `lang: ${lang}\ntitle: Τίτλος\nurl: https://example.org\n`, ...NOTES });
  const { diagnostics } = await site.build({ overrides: { drafts: true } });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return Object.entries(await site.tree()).filter(([path]) => path.endsWith(".html"));
}

const LABEL = /\s(?:aria-label|title|alt|placeholder|data-label)="([^"]*)"|<meta name="description" content="([^"]*)"/g;
const decode = (text: string) =>
  text.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** What a page says to readers, in text or in names, with a letter that is not Greek. */
function saidOn(html: string): readonly string[] {
  const body = html
    .replace(/<(script|style|svg|math|annotation)\b[^>]*>[^]*?<\/\1>/g, "")
    .replace(/<span class="katex-html"[^]*?<\/span><\/span>/g, "");
  const texts = body
    .replace(" · Τίτλος</title>", "")
    .replace(/<[^>]*>/g, "\n")
    .split("\n");
  const labels = Array.from(html.matchAll(LABEL), ([, label, description]) => label ?? description ?? "");
  return [...texts, ...labels].map((text) => decode(text).trim()).filter((text) => /(?!\p{Script=Greek})\p{L}/u.test(text));
}

/** Whether recto may say so in a language: its words, with numbers, dates and Greek filled in. */
function sayable(lang: string): (text: string) => boolean {
  const words = wordsFor(lang);
  const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const oneOf = (texts: readonly string[]) => `(?:${texts.map(escaped).join("|")})`;
  const filled = (text: string) =>
    escaped(text).replace(/\\\{(\w+)\\\}/g, (_, place: string) => {
      if (/^(?:n|use|day|month|year)$/.test(place)) return "[\\d.,]+";
      if (place === "name") return `(?:recto|[^\\p{L}]*|${oneOf([...words.months, ...words.monthsInDates])}|α\\.mp4)`;
      return "(?:\\p{Script=Greek}|\\P{L})*";
    });
  const texts = textsIn(words).flatMap((text) => [text, ...text.split(/\{(?:date|link|title|topics)\}/)].map((part) => part.trim()));
  const patterns = [...new Set(texts)].filter((text) => text !== "").map((text) => new RegExp(`^${filled(text)}$`, "u"));
  // Landmarks of one name are counted; files tell their kind.
  return (text) => patterns.some((pattern) => pattern.test(text.replace(/ \(\d+\)$/, "").replace(/^\(PDF, (.*)\)$/, "$1")));
}

function textsIn(value: unknown): readonly string[] {
  return typeof value === "string" ? [value] : Object.values(value as object).flatMap(textsIn);
}

describe.each(spokenLanguages())("a site in %s", (lang) => {
  test("says nothing but the words of its language", async () => {
    const isSayable = sayable(lang);
    const odd = new Set(
      (await pagesIn(lang)).flatMap(([path, html]) =>
        saidOn(html)
          .filter((text) => !isSayable(text))
          .map((text) => `${path}: ${text}`),
      ),
    );
    expect([...odd]).toEqual([]);
  });
});

test("a site in a language that is read from right to left is so, and has its words for scripts", async () => {
  for (const [path, html] of await pagesIn("ar")) {
    expect([path, /<html[^>]*>/.exec(html)?.[0]]).toEqual([path, '<html lang="ar" dir="rtl">']);
    const written = /data-words="([^"]*)"/.exec(html)?.[1];
    if (written !== undefined) expect(JSON.parse(decode(written))).toEqual(wordsFor("ar").script);
    else expect(html).toContain('http-equiv="refresh"');
  }
});

test("an English site has no words for scripts on its pages: they have the English ones", async () => {
  const pages = await pagesIn("en");
  expect(pages.length).toBeGreaterThan(10);
  expect(pages.filter(([, html]) => html.includes("data-words"))).toEqual([]);
});

test("on an English site an Arabic note has its title, contents and text from right to left, and nothing else of the page", async () => {
  const site = createSite({
    "recto.yml": "lang: en\n",
    "notes/s3.md": "---\nlang: ar\ntags: [x]\n---\n# التخزين\n\n## أ\n\nنص\n\n> [!note]\n> نص\n\n## ب\n\nنص\n\n## ج\n\nنص\n",
    "notes/a.md": "# A\n\nSee [[s3]].\n",
  });
  await site.build();
  const html = (await site.page("s3.html")) ?? "";
  expect(html).toContain('<html lang="en">');
  expect(html).toContain('<h1 lang="ar" dir="rtl">التخزين</h1>');
  expect(html).toContain('<div class="scroller" lang="ar" dir="rtl">');
  expect(html).toContain('<div class="prose" lang="ar" dir="rtl">');
  // In the text its own language; around it the site's.
  expect(html).toContain('<p class="callout-title" dir="auto">ملاحظة</p>');
  expect(html).toContain('<h2 id="recto-backlinks">Linked from</h2>');
  expect(html).toContain("<summary>Contents</summary>");
  expect(html.match(/<[a-z0-9]+(?: class="[^"]*")?(?: lang="[^"]*")? dir="rtl">/g)).toHaveLength(3);
  expect(await site.page("a.html")).toContain('<bdi lang="ar">التخزين</bdi>');
});

test("a note in a language that recto does not speak has the words of the site in it", async () => {
  const site = createSite({ "recto.yml": "lang: de\n", "notes/a.md": "---\nlang: el\n---\n# Α\n\n> [!note]\n> Β\n" });
  await site.build();
  expect(await site.page("a.html")).toContain('<p class="callout-title">Hinweis</p>');
});

test("what another note says is in its own language, and so is where it is from", async () => {
  const site = createSite({
    "recto.yml": "lang: en\n",
    "notes/a.md": "# A\n\n![[b]]\n",
    "notes/b.md": "---\nlang: ar\n---\n# ب\n\nنص\n",
  });
  await site.build();
  const html = await site.page("a.html");
  expect(html).toContain('<section class="embed" aria-label="من ب" lang="ar" dir="rtl">');
  expect(html).toContain('<p class="embed-source">من <a href="b.html">ب</a></p>');
});

test("when the site's language changes, words in the notes' text change as well", async () => {
  const site = createSite({ "recto.yml": "lang: en\n", "notes/a.md": "# A\n\n> [!note]\n> x\n" });
  await site.build();
  expect(await site.page("a.html")).toContain('<p class="callout-title">Note</p>');
  await site.change("recto.yml", "lang: fr\n");
  await site.change("notes/a.md", "# A\n\n> [!warning]\n> x\n");
  await site.build();
  expect(await site.page("a.html")).toContain('<p class="callout-title">Avertissement</p>');
  await site.change("recto.yml", "lang: es\n");
  await site.build();
  expect(await site.page("a.html")).toContain('<p class="callout-title">Advertencia</p>');
});

test("templates of a site's own are given the words", async () => {
  const site = createSite({
    "recto.yml": "lang: pl\n",
    "notes/a.md": "# A\n",
    "templates/note.eta": "<p><%= it.words.home %>, <%= it.say.count(it.words.noteCount, 22) %>, <%= it.say.date('2026-02-03') %></p>\n",
  });
  await site.build();
  expect(await site.page("a.html")).toBe("<p>Start, 22 notatki, 3 lut 2026</p>\n");
});

test.each([
  ["ar", "rtl"],
  ["he-IL", "rtl"],
  ["az-Arab", "rtl"],
  ["ar-Latn", "ltr"],
  ["ku", "ltr"],
  ["UR", "rtl"],
  ["en", "ltr"],
  ["zh-Hant", "ltr"],
] as const)("text in %s runs %s", (tag, direction) => {
  expect(directionOf(tag)).toBe(direction);
});
