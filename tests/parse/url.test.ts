/** Whatever a writer gives as an address, a browser reads it as one of the schemes that may leave a note. */
import * as fc from "fast-check";
import { fromHtml } from "hast-util-from-html";
import { expect, test } from "vitest";
import { escapeHtml } from "../../src/lib/escape.ts";
import { sitePath } from "../../src/model/index.ts";
import { classifyImage, classifyLink } from "../../src/parse/url.ts";
import { createHrefs } from "../../src/render/hrefs.ts";
import { parseText } from "./parseText.ts";

/** Pieces of addresses, of what browsers drop from them, and of what they are disguised with. */
const PIECES =
  "javascript: JaVaScRiPt data: text/html image/png image/svg+xml vbscript: file: blob: http: https: mailto: tel: : / // \\ \\\\ # ? @ . .. %0a %3A %6A % & &colon; &#9; &Tab; ; , [ ] ( ) < > \" ' ` a x.md é 😀".split(
    " ",
  );
const BLANKS = ["\t", "\n", "\r", " ", "\0", "\u0001", "\u001f", "\u007f", "\u0085", "\u00a0", "\u200b", "\u2028", "\ufeff", "\ud800"];

const address = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 2, arbitrary: fc.constantFrom(...BLANKS) },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(""));

const BASE = "http://base.test/folder/page.html";

/** As a browser reads it on a page of the site; undefined for what it does not follow. */
function schemeOf(href: string): string | undefined {
  return URL.canParse(href, BASE) ? new URL(href, BASE).protocol : undefined;
}

test("a link that leaves the site has one of four schemes, whatever is written", () => {
  fc.assert(
    fc.property(address, (written) => {
      const link = classifyLink(written);
      if (link.kind === "external") expect(["http:", "https:", "mailto:", "tel:", undefined]).toContain(schemeOf(link.href));
    }),
    { numRuns: 20_000, seed: 1 },
  );
});

test("an image that leaves the site has one of two schemes, or is a picture in four formats, whatever is written", () => {
  fc.assert(
    fc.property(address, (written) => {
      const link = classifyImage(written);
      if (link.kind !== "external" || /^data:image\/(?:png|jpeg|gif|webp);/i.test(link.href)) return;
      expect(["http:", "https:", undefined]).toContain(schemeOf(link.href));
    }),
    { numRuns: 20_000, seed: 2 },
  );
});

test("what a browser would run is never taken for an address within the site", () => {
  fc.assert(
    fc.property(address, (written) => {
      const isActive = /^(?:javascript|data|vbscript|blob|file):$/.test(schemeOf(written) ?? "");
      if (isActive) expect(classifyLink(written).kind).toBe("unsafe");
    }),
    { numRuns: 20_000, seed: 3 },
  );
});

test("every address in a rendered note has an allowed scheme, written as Markdown or as HTML", async () => {
  const written = fc.tuple(address, fc.constantFrom("link", "image", "reference", "autolink", "a", "img"));
  await fc.assert(
    fc.asyncProperty(written, async ([text, form]) => {
      const { body } = await parseText(noteWith(text, form));
      for (const href of addressesIn(fromHtml(body.join(""), { fragment: true }) as Node)) {
        expect(href).toMatch(/^(?:https?:|mailto:|tel:|#|data:image\/(?:png|jpeg|gif|webp);)/i);
        if (!href.startsWith("data:")) expect(["http:", "https:", "mailto:", "tel:", undefined]).toContain(schemeOf(href));
      }
    }),
    { numRuns: 3000, seed: 4 },
  );
});

test("an address within the site never gets a scheme or another host, whatever its files are called", () => {
  const segment = address.map((text) => text.replaceAll("/", "") || "x");
  const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((segments) => sitePath(segments.join("/")));
  fc.assert(
    fc.property(path, path, fc.constantFrom("html" as const, "folder" as const), address, (from, to, urls, anchor) => {
      const href = createHrefs({ urls }).between(from, to, anchor);
      expect(new URL(href, BASE).origin).toBe("http://base.test");
    }),
    { numRuns: 5000, seed: 5 },
  );
});

function noteWith(text: string, form: string): string {
  switch (form) {
    case "link":
      return `[x](<${text}>)`;
    case "image":
      return `![x](${text})`;
    case "reference":
      return `[x]\n\n[x]: ${text}`;
    case "autolink":
      return `<${text}>`;
    case "a":
      return `<a href="${escapeHtml(text)}">x</a>`;
    default:
      return `<img src="${text}" alt="x">`;
  }
}

type Node = { readonly properties?: object; readonly children?: readonly Node[] };

function addressesIn({ properties = {}, children = [] }: Node): readonly string[] {
  const own = Object.entries(properties).flatMap(([name, value]) => (/^(?:href|src|cite|srcSet)$/.test(name) ? [String(value)] : []));
  return [...own, ...children.flatMap(addressesIn)];
}
