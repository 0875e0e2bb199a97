/** What stands for a note whose parser was stopped: a page without text, and the error that says so. */
import type { Note, Source, Stopped } from "../model/index.ts";
import { nameOf, stemOf } from "./relative.ts";

/** `seconds`: how long it was given. */
export function stoppedNote({ path, digest }: Source, { stopped }: Stopped, seconds: number): Note {
  const message =
    stopped === "time"
      ? `reading this note took longer than ${seconds} s, and was stopped`
      : "reading this note took more memory than there is";
  const hint =
    stopped === "time"
      ? 'Split the note, or take out the plug-in that loops; "timeout" in recto.yml gives notes more time.'
      : "Split the note, or give Node more memory: NODE_OPTIONS=--max-old-space-size=8192.";
  return {
    path,
    digest,
    title: stemOf(nameOf(path)),
    titleOrigin: "file-name",
    titleAnchor: "",
    description: "",
    frontMatter: { extra: {} },
    headings: [],
    anchors: [],
    body: [""],
    references: [],
    diagnostics: [{ code: "note-stopped", severity: "error", message, hint, at: { path, line: 1, column: 1, length: 0 } }],
  };
}
