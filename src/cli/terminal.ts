/** Where the program speaks to a person: standard output, standard error, the clock. */

export type Terminal = {
  /** Results: goes on when nobody reads any more. */
  readonly print: (text: string) => void;
  /** Diagnostics and progress. */
  readonly tell: (text: string) => void;
  /** Shows a line that the next one replaces, where the terminal can; `undefined` clears it. */
  readonly showStatus: (line: string | undefined) => void;
  /** Whether a status line can be replaced. */
  readonly isInteractive: boolean;
  /** Milliseconds since some fixed moment. */
  readonly now: () => number;
};

/** The terminal of this process. A closed pipe (`recto check | head`) is no error. */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      // A reader that went away wants no more; a full disk is worth an exit code, but nobody can be told.
      if (error.code !== "EPIPE") process.exitCode = 1;
    });
  }
  const isInteractive = process.stderr.isTTY && process.env["TERM"] !== "dumb";
  let hasStatus = false;
  const clear = () => {
    if (hasStatus) process.stderr.write("\r\u001B[2K");
    hasStatus = false;
  };
  return {
    print: (text) => {
      clear();
      process.stdout.write(`${text}\n`);
    },
    tell: (text) => {
      clear();
      process.stderr.write(`${text}\n`);
    },
    showStatus: (line) => {
      if (!isInteractive) return;
      clear();
      if (line === undefined) return;
      process.stderr.write(line.slice(0, (process.stderr.columns || 80) - 1));
      hasStatus = true;
    },
    isInteractive,
    now: () => performance.now(),
  };
}
