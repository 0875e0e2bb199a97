/** The branch of the site that leads to a page, in windows. */
import { expect, test } from "vitest";
import type { NavigationFolder } from "../../src/model/index.ts";
import { note } from "../helpers/notes.ts";
import { show } from "./shown.ts";

/** One line for each item: indented by depth, with its address. */
function outline({ children }: NavigationFolder, depth = 0): string[] {
  return children.flatMap((item) => {
    const indent = "  ".repeat(depth);
    if (item.kind === "before" || item.kind === "after") return [`${indent}${item.kind} ${item.href}`];
    const line = `${indent}${item.title} ${item.href}`;
    return item.kind === "open-folder" ? [line, ...outline(item, depth + 1)] : [line];
  });
}

const navigationAt = async (paths: readonly string[], page: string, urls: "html" | "folder" = "html") => {
  const { at } = await show({ notes: paths.map((path) => note(path, { title: path.replace(/^.*\/|\.md$/g, "") })), urls });
  return outline((await at(page))["navigation"] as NavigationFolder);
};

test("the folders that lead to the page are open, the others are closed", async () => {
  const paths = ["index.md", "goals.md", "aws/s3.md", "aws/deep/x.md", "azure/blob.md", "azure/more/y.md"];
  expect(await navigationAt(paths, "aws/s3.html")).toEqual([
    "goals ../goals.html",
    "Aws index.html",
    "  s3 s3.html",
    "  Deep deep/index.html",
    "Azure ../azure/index.html",
  ]);
});

test("on a folder's own page the folder is open", async () => {
  expect(await navigationAt(["index.md", "aws/index.md", "aws/s3.md"], "aws/index.html")).toEqual(["index index.html", "  s3 s3.html"]);
});

test("with folder addresses a note beside its folder opens it", async () => {
  expect(await navigationAt(["index.md", "aws.md", "aws/s3.md"], "aws/index.html", "folder")).toEqual(["aws ./", "  s3 s3/"]);
});

test("of many notes and folders a window is shown, with the page and its folder in it, and says where there are more", async () => {
  const many = Array.from({ length: 60 }, (_, folder) => Array.from({ length: 60 }, (__, file) => `d${folder}/n${file}.md`)).flat();
  const lines = await navigationAt([...many, "d30/sub/x.md"], "d30/n40.html");
  expect(lines.slice(0, 2)).toEqual(["before ../index.html", "D16 ../d16/index.html"]);
  const start = lines.indexOf("D30 index.html");
  expect(lines.slice(start, start + 3)).toEqual(["D30 index.html", "  before index.html", "  n32 n32.html"]);
  expect(lines.slice(start + 24, start + 29)).toEqual([
    "  n54 n54.html",
    "  n55 n55.html",
    "  after index.html",
    "  Sub sub/index.html",
    "D31 ../d31/index.html",
  ]);
  expect(lines.at(-1)).toBe("after ../index.html");
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
