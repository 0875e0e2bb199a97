/** What stands for a note that could not be parsed: a page without text, and the error that says why. */
import type { Diagnostic, Note, Source, Stopped } from "../model/index.ts";
import { digest as digestOf } from "./digest.ts";
import { nameOf, stemOf } from "./relative.ts";

/** `why` is placed at the note's beginning. */
export function emptyNote({ path, digest }: Source, why: Omit<Diagnostic, "at">): Note {
  return {
    path,
    // Not that of the source: pages are remembered by it, and this one is not the note's.
    digest: digestOf(`empty\n${digest}`),
    title: stemOf(nameOf(path)),
    titleOrigin: "file-name",
    titleAnchor: "",
    description: "",
    frontMatter: { extra: {} },
    headings: [],
    anchors: [],
    body: [""],
    references: [],
    diagnostics: [{ ...why, at: { path, line: 1, column: 1, length: 0 } }],
  };
}

/** For a note whose parser was stopped after `seconds`, or when memory was at its end. */
export function stoppedNote(source: Source, { stopped }: Stopped, seconds: number): Note {
  const message =
    stopped === "time"
      ? `reading this note took longer than ${seconds} s, and was stopped`
      : "reading this note took more memory than there is";
  const hint =
    stopped === "time"
      ? 'Split the note, or take out the plug-in that loops; "timeout" in recto.yml gives notes more time.'
      : "Split the note, or give Node more memory: NODE_OPTIONS=--max-old-space-size=8192.";
  return emptyNote(source, { code: "note-stopped", severity: "error", message, hint });
}
