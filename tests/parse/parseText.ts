/** Parses a text as the note `note.md`, or under another path. */
import { digest } from "../../src/lib/digest.ts";
import { notePath } from "../../src/model/index.ts";
import type { Note } from "../../src/model/index.ts";
import { createParser, type ParseOptions } from "../../src/parse/index.ts";

const parser = createParser();

export async function parseText(text: string, path = "note.md", options?: ParseOptions): Promise<Note> {
  const parse = await (options === undefined ? parser : createParser([], options));
  return parse({ path: notePath(path), text, digest: digest(text) });
}
