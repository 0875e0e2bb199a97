/** Where sharp is not installed, a site that asks for it is built all the same. */
import { expect, test, vi } from "vitest";
import { createSite } from "../helpers/site.ts";
import { jpeg, join } from "./bytes.ts";

vi.mock("sharp", () => {
  throw new Error("Cannot find package 'sharp'");
});

/** Large enough to be worth other forms. */
const photo = join(jpeg.start, jpeg.table, jpeg.frame, jpeg.scan, new Uint8Array(10_000), jpeg.end);

test("images are published as they are, with a warning", async () => {
  const site = createSite({ "recto.yml": "images: optimize\n", "notes/a.md": "![A door](door.jpg)\n", "notes/door.jpg": photo });
  const { diagnostics, report } = await site.build();
  expect(diagnostics).toEqual([
    {
      code: "no-sharp",
      severity: "warning",
      message: "the setting images is optimize, but the package sharp cannot be loaded, so images are published as they are",
      hint: "Install it beside recto: npm install sharp",
    },
  ]);
  expect(report?.written).toContain("a.html");
  expect(await site.page("a.html")).not.toContain("<picture>");
});

test("a site that does not ask, or has no images, is not told", async () => {
  const plain = createSite({ "notes/a.md": "![A door](door.jpg)\n", "notes/door.jpg": photo });
  expect((await plain.build()).diagnostics).toEqual([]);
  const empty = createSite({ "recto.yml": "images: optimize\n", "notes/a.md": "# A\n" });
  expect((await empty.build()).diagnostics).toEqual([]);
});
