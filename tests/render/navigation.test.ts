/** The branch of the site that leads to a page, in windows. */
import { expect, test } from "vitest";
import type { NavigationFolder } from "../../src/model/index.ts";
import { note } from "../helpers/notes.ts";
import { show } from "./shown.ts";

/** One line for each item: indented by depth, with its address. */
function outline({ children, omitted }: NavigationFolder, depth = 0): string[] {
  const lines = children.flatMap((item) => {
    const count = item.kind === "folder" ? ` (${item.noteCount})` : "";
    const line = `${"  ".repeat(depth)}${item.title}${count} ${item.href}`;
    return item.kind === "open-folder" ? [line, ...outline(item, depth + 1)] : [line];
  });
  return omitted === 0 ? lines : [...lines, `${"  ".repeat(depth)}${omitted} more`];
}

const navigationAt = async (paths: readonly string[], page: string, urls: "html" | "folder" = "html") => {
  const { at } = await show({ notes: paths.map((path) => note(path, { title: path.replace(/^.*\/|\.md$/g, "") })), urls });
  return outline((await at(page))["navigation"] as NavigationFolder);
};

test("the folders that lead to the page are open, the others are closed and say how much is in them", async () => {
  const paths = ["index.md", "goals.md", "aws/s3.md", "aws/deep/x.md", "azure/blob.md", "azure/more/y.md"];
  expect(await navigationAt(paths, "aws/s3.html")).toEqual([
    "goals ../goals.html",
    "Aws index.html",
    "  s3 s3.html",
    "  Deep (1) deep/index.html",
    "Azure (2) ../azure/index.html",
  ]);
});

test("on a folder's own page the folder is open", async () => {
  expect(await navigationAt(["index.md", "aws/index.md", "aws/s3.md"], "aws/index.html")).toEqual(["index index.html", "  s3 s3.html"]);
});

test("with folder addresses a note beside its folder opens it", async () => {
  expect(await navigationAt(["index.md", "aws.md", "aws/s3.md"], "aws/index.html", "folder")).toEqual(["aws ./", "  s3 s3/"]);
});

test("of many notes and folders a window is shown, with the page and its folder in it, and how many there are besides", async () => {
  const many = Array.from({ length: 100 }, (_, folder) => Array.from({ length: 100 }, (_, file) => `d${folder}/n${file}.md`)).flat();
  const lines = await navigationAt(many, "d50/n70.html");
  expect(lines.length).toBeLessThan(60);
  expect(lines).toContain("  n70 n70.html");
  expect(lines).toContain("D50 index.html");
  expect(lines.filter((line) => line.endsWith(" more"))).toEqual(["  76 more", "76 more"]);
});

test.each(["n0", "n5", "n4999", "n9999"])(
  "in a folder of 10,000 notes the page of %s is no larger than in a folder of 100",
  async (name) => {
    const notes = (count: number) => Array.from({ length: count }, (_, index) => note(`x/n${index}.md`)).concat(note(`x/${name}.md`));
    const sizeIn = async (count: number) => {
      const { outputs } = await show({ notes: [...new Map(notes(count).map((each) => [each.path, each])).values()] });
      return outputs.find(({ path }) => path === `x/${name}.html`)?.size ?? Number.NaN;
    };
    // Longer numbers in names and addresses are all that may be added.
    expect((await sizeIn(10_000)) / (await sizeIn(100))).toBeLessThan(1.1);
  },
);
