/** Ending a program when the user or the system asks for it. */

/** Exit codes as shells count them: 128 and the number of the signal. */
const CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** Milliseconds for ending in good order; then whatever still runs is cut off, which is always safe. */
const GRACE = 700;

/** What a stopped run ends with. */
export class Stopped extends Error {
  /** Exit code. */
  readonly code: number;

  constructor(code: number) {
    super("stopped");
    this.name = "Stopped";
    this.code = code;
  }
}

/** Resolves to the exit code when the program is asked to end, for what would run for ever. A second signal ends it at once. */
export async function stopSignal(): Promise<number> {
  return new Promise((resolve) => onStop(resolve));
}

/** Aborts, with {@link Stopped} as its reason, when the program is asked to end; for what ends by itself. */
export function abortOnStop(): AbortSignal {
  const stopping = new AbortController();
  onStop((code) => stopping.abort(new Stopped(code)));
  return stopping.signal;
}

function onStop(stop: (code: number) => void): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      stop(CODES[signal]);
      setTimeout(() => process.exit(CODES[signal]), GRACE).unref();
    });
  }
}
