/** What every page knows of itself and of what is around it. */
import { expect, test } from "vitest";
import { note } from "../helpers/notes.ts";
import { show } from "./shown.ts";

const NOTES = [note("index.md", { title: "Cloud" }), note("aws/s3.md", { title: "S3", date: "2024-01-01", tags: ["storage"] })];

test("a page knows the way to the root, to the home page, and to its parents", async () => {
  const { at } = await show({ notes: NOTES, publicFiles: { "assets/recto.css": "x" }, url: "https://example.org/notes" });
  expect(await at("aws/s3.html")).toMatchObject({
    siteTitle: "Cloud",
    documentTitle: "S3 · Cloud",
    root: "../",
    home: "../index.html",
    recent: "../recent.html",
    tagIndex: "../tags/index.html",
    canonical: "https://example.org/notes/aws/s3.html",
    assets: { "recto.css": "../assets/recto.2d711642b7.css" },
    breadcrumbs: [
      { href: "../index.html", title: "Cloud" },
      { href: "index.html", title: "Aws" },
    ],
  });
});

test("the way to a folder's own page ends above the folder", async () => {
  const { at } = await show({ notes: NOTES });
  expect((await at("aws/index.html"))["breadcrumbs"]).toEqual([{ href: "../index.html", title: "Cloud" }]);
  expect((await at("index.html"))["breadcrumbs"]).toEqual([]);
});

test("the home page is called as the site; other pages say whose they are, and what tells them apart", async () => {
  const { at } = await show({ title: "My notes", notes: [note("a/x.md", { title: "S3" }), note("b/x.md", { title: "S3" })] });
  expect((await at("index.html"))["documentTitle"]).toBe("My notes");
  expect((await at("a/x.html"))["documentTitle"]).toBe("S3 (a) · My notes");
});

test("two folders of one name are told apart in their pages' titles", async () => {
  const { at } = await show({ notes: [note("a/images/x.md", { title: "X" }), note("b/images/y.md", { title: "Y" })] });
  expect((await at("a/images/index.html"))["documentTitle"]).toBe("Images (a/images) · Notes");
});

test("a page is in the site's language; the text of a note is in its own", async () => {
  const { at } = await show({ lang: "en", notes: [note("a.md", { lang: "ar" }), note("b.md"), note("c.md", { lang: "ar", dir: "ltr" })] });
  expect(await at("a.html")).toMatchObject({ lang: "en", dir: "ltr", textLang: "ar", textDir: "rtl" });
  expect(Object.keys(await at("b.html")).filter((key) => key.startsWith("text"))).toEqual([]);
  expect(Object.keys(await at("c.html")).filter((key) => key.startsWith("text"))).toEqual(["textLang"]);
});

test("the page for what is not there begins every address at the server's root, and has no address of its own", async () => {
  const { at } = await show({ notes: NOTES, publicFiles: { "assets/recto.css": "x" }, url: "https://example.org/notes" });
  const shown = await at("404.html");
  expect(shown).toMatchObject({
    root: "/notes/",
    home: "/notes/index.html",
    recent: "/notes/recent.html",
    tagIndex: "/notes/tags/index.html",
    assets: { "recto.css": "/notes/assets/recto.2d711642b7.css" },
    breadcrumbs: [{ href: "/notes/index.html", title: "Cloud" }],
    navigation: { href: "/notes/index.html" },
  });
  expect(shown["canonical"]).toBeUndefined();
});

test("a note called 404 takes that page's place, and its links begin at the server's root too", async () => {
  const lost = note("404.md", { title: "Lost" });
  const { at, paths } = await show({ notes: [...NOTES, lost], urls: "folder", url: "https://example.org/notes" });
  expect(paths.filter((path) => path.includes("404"))).toEqual(["404.html"]);
  expect(await at("404.html")).toMatchObject({
    title: "Lost",
    root: "/notes/",
    navigation: {
      children: [
        { title: "Lost", href: "/notes/404.html" },
        { title: "Aws", href: "/notes/aws/" },
      ],
    },
    next: { href: "/notes/aws/s3/" },
  });
});
