/** What recto has to say about notes, templates and settings: a value, stored with the result it belongs to. */

export type Severity = "error" | "warning" | "info";

/**
 * A place in a file. `line` and `column` count from 1, `length` and `column` in UTF-16 units of the line.
 * `path` is relative to the site folder once it reaches the user; `parse` and `link` use the path below the notes folder.
 */
export type Place = {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
};

export type Diagnostic = {
  /** A stable, greppable name: `dead-link`. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, with the writer's own words filled in; no full stop at the end. */
  readonly message: string;
  /** How to mend it, a whole sentence. Absent when there is nothing to add. */
  readonly hint?: string;
  /** Absent when the problem is not in a file. */
  readonly at?: Place;
  /** The source line that `at` points to, filled in by `build.ts` just before a person sees it. */
  readonly sourceLine?: string;
};
