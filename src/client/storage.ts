/** What the browser keeps for the site. It may be closed to us (private windows, full disks), and others may have written there. */

/** The value under `recto:` and this name; undefined when there is none, or it is no JSON. Its shape must be checked. */
export function recall(kept: () => Storage, name: string): unknown {
  try {
    return JSON.parse(kept().getItem(`recto:${name}`) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value, unless it cannot be. */
export function remember(kept: () => Storage, name: string, value: unknown): void {
  try {
    kept().setItem(`recto:${name}`, JSON.stringify(value));
  } catch {
    return;
  }
}

// Functions, since the mere look at a storage can throw.
export const forSession = () => sessionStorage;
export const forLong = () => localStorage;
