/** recto new "Title": a note with front matter, where nothing stands yet. */
import { join, relative } from "node:path";
import { createFolderStore } from "../io/folder.ts";
import { folderOf, nameOf } from "../lib/relative.ts";
import { addressSlug } from "../lib/slug.ts";
import { StoreError } from "../lib/storeError.ts";
import { findSite } from "../open.ts";
import type { Invocation } from "./main.ts";
import { textOption } from "./values.ts";

/** 1 when a note of that name is there already. Says where the note is. */
export async function run(invocation: Invocation): Promise<number> {
  const { operand = "", options, terminal } = invocation;
  const site = await findSite(textOption(invocation, "folder") ?? ".");
  const title = nameOf(operand).trim();
  const folder = folderOf(operand)
    .split("/")
    .filter((segment) => segment !== "")
    .map(addressSlug)
    .join("/");
  const path = `${folder === "" ? "" : `${folder}/`}${addressSlug(title)}.md`;
  const shown = relative(process.cwd(), join(site.notes, path));
  const store = createFolderStore(site.notes);
  if (await exists(store, path)) {
    terminal.tell(`error: ${shown} is there already; choose another title, or open that note.`);
    return 1;
  }
  await store.write(path, Buffer.from(newNote({ title, tags: textOption(invocation, "tags"), isDraft: options["draft"] === true })));
  terminal.print(shown);
  return 0;
}

/** Front matter in a form that any title survives: JSON strings are YAML. */
function newNote({ title, tags, isDraft }: { title: string; tags: string | undefined; isDraft: boolean }): string {
  const list = (tags ?? "")
    .split(",")
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
  const lines = [
    `title: ${JSON.stringify(title)}`,
    ...(list.length === 0 ? [] : [`tags: ${JSON.stringify(list)}`]),
    ...(isDraft ? ["draft: true"] : []),
  ];
  return `---\n${lines.join("\n")}\n---\n\n`;
}

async function exists(store: ReturnType<typeof createFolderStore>, path: string): Promise<boolean> {
  try {
    await store.read(path);
    return true;
  } catch (error) {
    if (error instanceof StoreError && error.fault === "not-found") return false;
    throw error;
  }
}
