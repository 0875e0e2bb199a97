/** Parses a text as the note `note.md`, or under another path. */
import { digest } from "../../src/lib/digest.ts";
import { notePath } from "../../src/model/index.ts";
import type { Note } from "../../src/model/index.ts";
import { createParser } from "../../src/parse/index.ts";

const parser = createParser();

export async function parseText(text: string, path = "note.md"): Promise<Note> {
  const parse = await parser;
  return parse({ path: notePath(path), text, digest: digest(text) });
}
