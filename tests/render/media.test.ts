/** What is put into a note and is no image: films, sounds, documents. */
import { expect, test } from "vitest";
import { imageElement } from "../../src/render/image.ts";
import { mediaElement } from "../../src/render/media.ts";
import { createSay, wordsFor } from "../../src/words/index.ts";
import { notePath, type Reference } from "../../src/model/index.ts";
import { digest } from "../../src/lib/digest.ts";
import { image } from "../helpers/notes.ts";

const element = (path: string, reference: Partial<Reference> = {}, size = 1_234_567) =>
  mediaElement({ ...image(path), label: "", ...reference }, { path: notePath(path), size }, { href: "../assets/x", words: wordsFor("en") });

test.each([
  [
    "a film has controls, a name, and a link for who cannot play it",
    element("clips/My clip.mp4"),
    '<video src="../assets/x" aria-label="My clip" controls preload="metadata"><a href="../assets/x" download>Download My clip.mp4</a></video>',
  ],
  [
    "a film has the writer's words and size",
    element("a.webm", { label: 'A "door"', width: 300, height: 200 }),
    '<video src="../assets/x" aria-label="A &quot;door&quot;" width="300" height="200" controls preload="metadata"><a href="../assets/x" download>Download a.webm</a></video>',
  ],
  [
    "a sound has no size",
    element("a.mp3", { width: 300 }),
    '<audio src="../assets/x" aria-label="a" controls preload="metadata"><a href="../assets/x" download>Download a.mp3</a></audio>',
  ],
  [
    "a document is a link that tells its kind and size",
    element("paper.pdf"),
    '<a class="file-card" href="../assets/x">paper <span class="file-facts">(PDF, 1.2 MB)</span></a>',
  ],
  [
    "any other file, too",
    element("data", { label: "the data", title: "a <tip>" }, 1),
    '<a class="file-card" href="../assets/x" title="a &lt;tip&gt;">the data <span class="file-facts">(1 byte)</span></a>',
  ],
])("%s", (_, html, expected) => {
  expect(html).toBe(expected);
});

test.each([
  [0, "0 bytes"],
  [999, "999 bytes"],
  [1000, "1.0 KB"],
  [9949, "9.9 KB"],
  [9950, "10 KB"],
  [999_499, "999 KB"],
  [999_500, "1.0 MB"],
  [52_400_000, "52 MB"],
  [3_200_000_000, "3.2 GB"],
])("%i bytes are called %s", (bytes, words) => {
  expect(createSay(wordsFor("en")).size(bytes)).toBe(words);
});

test("an image with other forms leaves the choice to the browser, and says how wide it is shown", () => {
  const form = (format: "avif" | "webp", width: number) => ({ format, width, digest: digest(format), size: 1 });
  const html = imageElement({
    reference: { ...image("a.jpg"), label: "A", width: 300 },
    asset: { dimensions: { width: 1200, height: 800 }, renditions: [form("avif", 480), form("avif", 960), form("webp", 480)] },
    href: "a.jpg",
    renditionHref: ({ format, width }) => `a-${width}.${format}`,
    isFirst: false,
  });
  expect(html).toBe(
    '<picture><source type="image/avif" srcset="a-480.avif 480w, a-960.avif 960w" sizes="(max-width: 300px) 100vw, 300px">' +
      '<source type="image/webp" srcset="a-480.webp 480w" sizes="(max-width: 300px) 100vw, 300px">' +
      '<img src="a.jpg" alt="A" width="300" height="200" loading="lazy" decoding="async"></picture>',
  );
});
