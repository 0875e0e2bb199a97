/** The files that would be published, for a person or a program to look over. */
import { escapeTerminalField } from "../lib/escape.ts";
import { byUnits } from "../lib/order.ts";
import type { Output } from "../model/index.ts";

export type ListedFile = {
  /** Below the output folder. */
  readonly path: string;
  /** In bytes, before compression. */
  readonly size: number;
  /** The note or attachment that it is made from, as seen from the site folder; absent for all else. */
  readonly from?: string;
};

/** Sorted by path. `notesPrefix` leads from the site folder to the notes. */
export function filesOf(outputs: readonly Output[], notesPrefix: string): readonly ListedFile[] {
  return outputs
    .map(({ path, size, from }): ListedFile => ({ path, size, ...(from !== undefined && { from: notesPrefix + from }) }))
    .sort((a, b) => byUnits(a.path, b.path));
}

/** One file a line: path, size and origin, with a tab between them. */
export function fileTable(files: readonly ListedFile[]): string {
  return files
    .map(({ path, size, from }) => [path, String(size), ...(from === undefined ? [] : [from])].map(escapeTerminalField).join("\t"))
    .join("\n");
}
