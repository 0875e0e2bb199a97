/** Whole sites with media: what is published of a file, under which name, and what pages make of it. */
import { HtmlValidate } from "html-validate";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { digest } from "../../src/lib/digest.ts";
import { faultsOf } from "../html/checks.ts";
import { createSite, type Files, type TestSite } from "../helpers/site.ts";
import { hasWord, jpeg, join } from "./bytes.ts";

const STAND_INS = { "public/assets/theme.js": "// theme\n", "public/assets/recto.js": "// recto\n" };
const siteOf = (files: Files) => createSite({ ...STAND_INS, ...files });

const photo = join(jpeg.start, jpeg.exif(6), jpeg.xmp, jpeg.table, jpeg.frame, jpeg.scan, jpeg.end);
const plainPhoto = join(jpeg.start, jpeg.plainExif(6), jpeg.table, jpeg.frame, jpeg.scan, jpeg.end);
const named = (stem: string, bytes: Uint8Array | string, extension: string) => `assets/${stem}.${digest(bytes).slice(0, 10)}.${extension}`;

/** The published files that attachments became. */
const assets = async (site: TestSite, extension: string) =>
  Object.keys(await site.tree()).filter((path) => path.startsWith("assets/") && path.endsWith(`.${extension}`));

test("a photograph is published without its place and time, under the digest of what is published, turned as the camera was", async () => {
  const site = siteOf({ "notes/a.md": "# A\n\n![A door](img/door.jpg)\n", "notes/img/door.jpg": photo });
  const { diagnostics } = await site.build();
  expect(diagnostics).toEqual([]);
  const path = named("door", plainPhoto, "jpg");
  expect(await assets(site, "jpg")).toEqual([path]);
  expect(Buffer.from(await site.bytes(path))).toEqual(Buffer.from(plainPhoto));
  expect(hasWord(photo, "GPSDATA")).toBe(true);
  expect(await site.page("a.html")).toContain(`<img src="${path}" alt="A door" width="2" height="3" decoding="async">`);
});

test("an SVG is published without its scripts, and the writer is told", async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3" onload="alert(1)"><script>alert(1)</script><path d="M0 0"/></svg>';
  const site = siteOf({ "notes/a.md": "![[plan.svg]]\n", "notes/plan.svg": svg });
  const { diagnostics } = await site.build();
  expect(diagnostics).toEqual([
    { code: "unsafe-svg", severity: "warning", message: "plan.svg is published without its event handlers and scripts" },
  ]);
  const [path = ""] = await assets(site, "svg");
  expect(await site.page(path)).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="4" height="3"><path d="M0 0"/></svg>\n',
  );
  expect(await site.page("a.html")).toContain(`<img src="${path}" alt="plan" width="4" height="3" decoding="async">`);
});

test("a file that is no SVG is told with its place, and not published", async () => {
  const site = siteOf({
    "notes/a.md": "![A plan](plan.svg) and [the plan](plan.svg)\n",
    "notes/plan.svg": '<svg width="1" height="1">\n<g></svg>',
  });
  const { diagnostics, report } = await site.build();
  expect(diagnostics.filter(({ code }) => code === "bad-svg")).toEqual([
    {
      code: "bad-svg",
      severity: "warning",
      message: "plan.svg is not a sound SVG file, and is not published: unexpected close tag.",
      hint: "Open it in the program that made it and save it again.",
      at: { path: "notes/plan.svg", line: 2, column: 9, length: 1 },
    },
  ]);
  expect(report).toBeDefined();
  expect(await assets(site, "svg")).toEqual([]);
  expect(await site.page("a.html")).toContain('<span class="missing-image">A plan</span> and <a class="dead-link">the plan</a>');
});

test("a damaged photograph is published as it is, and the writer is told that its metadata is in it", async () => {
  const damaged = join(jpeg.start, jpeg.exif(6), "x");
  const site = siteOf({ "notes/a.md": "![A door](door.jpg)\n", "notes/door.jpg": damaged });
  const { diagnostics } = await site.build();
  expect(diagnostics.map(({ code, severity, message }) => [code, severity, message])).toContainEqual([
    "metadata-kept",
    "warning",
    "door.jpg is damaged or of another kind than its name says, and is published with all that is in it",
  ]);
  expect(Buffer.from(await site.bytes(named("door", damaged, "jpg")))).toEqual(Buffer.from(damaged));
});

test("drawings that hold HTML are told of, and published with its words", async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml">Hi</p></foreignObject></svg>';
  const site = siteOf({ "notes/a.md": "![[plan.svg]]\n", "notes/plan.svg": svg });
  const { diagnostics } = await site.build();
  expect(diagnostics.map(({ code, severity, message }) => [code, severity, message])).toEqual([
    ["svg-html", "info", "plan.svg holds HTML, of which only the words are published"],
  ]);
  const [path = ""] = await assets(site, "svg");
  expect(await site.page(path)).toContain(">Hi</tspan>");
});

const EMBEDS: Files = {
  "notes/a.md": [
    "# Media",
    "![[clip.mp4]] and ![[clip.mp4|A talk|300]]",
    "![A song](a%20song.mp3)",
    "![[paper.pdf]] and ![[paper.pdf#page=3|Page three]] and ![the data](data.csv)",
    "![A door](https://example.org/a%20door.png)",
    "- ![[door.jpg|A door|30]]\n- [![A door](door.jpg)](https://example.org) [![[clip.mp4]]](https://example.org)",
    "## ![[clip.mp4]]",
    "| a |\n|---|\n| ![[paper.pdf]] |",
  ].join("\n\n"),
  "notes/clip.mp4": "film",
  "notes/a song.mp3": "song",
  "notes/paper.pdf": "x".repeat(2_500_000),
  "notes/data.csv": "1,2\n",
  "notes/door.jpg": photo,
};

describe("embeds", () => {
  test("films, sounds, documents and other sites' images", async () => {
    const site = siteOf(EMBEDS);
    expect((await site.build()).diagnostics).toEqual([]);
    const page = (await site.page("a.html")) ?? "";
    const clip = named("clip", "film", "mp4");
    const song = named("a-song", "song", "mp3");
    const paper = named("paper", "x".repeat(2_500_000), "pdf");
    for (const expected of [
      `<video src="${clip}" aria-label="clip" controls preload="metadata"><a href="${clip}" download>Download clip.mp4</a></video>`,
      `<video src="${clip}" aria-label="A talk" width="300" controls`,
      `<audio src="${song}" aria-label="A song" controls preload="metadata"><a href="${song}" download>Download a song.mp3</a></audio>`,
      `<a class="file-card" href="${paper}">paper <span class="file-facts">(PDF, 2.5 MB)</span></a>`,
      `<a class="file-card" href="${paper}#page=3">Page three <span class="file-facts">(PDF, 2.5 MB)</span></a>`,
      `>the data <span class="file-facts">(CSV, 4 bytes)</span></a>`,
      '<img src="https://example.org/a%20door.png" alt="A door" loading="lazy" referrerpolicy="no-referrer">',
      `alt="A door" width="30" height="45"`,
    ]) {
      expect(page).toContain(expected);
    }
  });

  test("the page is valid, and every address in it is there", async () => {
    const site = siteOf(EMBEDS);
    await site.build();
    const tree = await site.tree();
    const { results } = await new HtmlValidate({
      extends: ["html-validate:recommended"],
      rules: { "no-trailing-whitespace": "off" },
    }).validateString(tree["a.html"] ?? "");
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId} ${message}`))).toEqual([]);
    expect(faultsOf(tree)).toEqual([]);
  });
});

test("what could run in the site's name is refused", async () => {
  const site = siteOf({
    "notes/a.md": "[a](a.html) ![b](b.js) [[c.xhtml]]\n",
    "notes/a.html": "<script>",
    "notes/b.js": "x",
    "notes/c.xhtml": "<x/>",
  });
  const { diagnostics } = await site.build();
  expect(diagnostics.map(({ code }) => code)).toEqual(["active-attachment", "active-attachment", "active-attachment"]);
  expect(Object.keys(await site.tree()).filter((path) => /^assets\/[abc]\./.test(path))).toEqual([]);
});

test("large images are told where they are shown first, and not where they are only linked", async () => {
  const wide = await sharp({ create: { width: 2561, height: 4, channels: 3, background: "#3c8" } })
    .png()
    .toBuffer();
  const heavy = join(jpeg.start, jpeg.table, jpeg.frame, jpeg.scan, new Uint8Array(1_100_000), jpeg.end);
  const site = siteOf({
    "notes/a.md": "# A\n\nSee ![w](wide.png), [h](other.jpg).\n\n![w](wide.png) ![h](heavy.jpg)\n",
    "notes/wide.png": wide,
    "notes/heavy.jpg": heavy,
    "notes/other.jpg": heavy,
  });
  const { diagnostics } = await site.build();
  expect(diagnostics).toEqual([
    {
      code: "large-image",
      severity: "info",
      message: "the image wide.png has 2561 by 4 pixels and 0.0 MB",
      hint: "Make it smaller, or let recto do it by the setting images: optimize.",
      at: { path: "notes/a.md", line: 3, column: 5, length: 14 },
      sourceLine: "See ![w](wide.png), [h](other.jpg).",
    },
    {
      code: "large-image",
      severity: "info",
      message: "the image heavy.jpg has 3 by 2 pixels and 1.0 MB",
      hint: "Make it smaller, or let recto do it by the setting images: optimize.",
      at: { path: "notes/a.md", line: 5, column: 16, length: 15 },
      sourceLine: "![w](wide.png) ![h](heavy.jpg)",
    },
  ]);
});

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3" onload="x"/>';

test.each<readonly [string, string, string | Uint8Array | undefined]>([
  ["nothing changes", "notes/none.md", undefined],
  ["a photograph changes", "notes/door.jpg", join(jpeg.start, jpeg.exif(3), jpeg.table, jpeg.frame, jpeg.scan, jpeg.end)],
  [
    "only its metadata changes",
    "notes/door.jpg",
    join(jpeg.start, jpeg.exif(6), jpeg.comment, jpeg.table, jpeg.frame, jpeg.scan, jpeg.end),
  ],
  ["it is damaged", "notes/door.jpg", "no photograph"],
  ["a drawing is damaged", "notes/plan.svg", "<svg"],
  ["a drawing is mended", "notes/plan.svg", SVG.replace(' onload="x"', "")],
  ["it goes", "notes/plan.svg", undefined],
  ["images become smaller", "recto.yml", "images: optimize\n"],
])("warm equals cold after: %s", async (_, path, content) => {
  const site = siteOf({
    "notes/a.md": "![A door](door.jpg) ![[plan.svg]] ![[clip.mp4]]\n",
    "notes/door.jpg": photo,
    "notes/plan.svg": SVG,
    "notes/clip.mp4": "film",
  });
  await site.build();
  await site.change(path, content);
  const warm = await site.build();
  const cold = await site.afresh();
  const { diagnostics } = await cold.build();
  expect(await site.tree()).toEqual(await cold.tree());
  expect(warm.diagnostics).toEqual(diagnostics);
  if (path === "notes/none.md") expect(warm.report?.written).toEqual([]);
});
