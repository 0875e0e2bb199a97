/** What a store, a lock or a port throws when the world says no; caught in `cli/` and `serve/`. */

export type StoreFault =
  /** No such file. */
  | "not-found"
  /** The path would leave the store, or is no path. */
  | "outside"
  /** Not allowed, or the medium is read-only. */
  | "denied"
  /** No room: bytes, inodes or quota. */
  | "full"
  /** The file kept changing while it was read. */
  | "unsteady"
  /** Anything else; `cause` has it. */
  | "failed";

export class StoreError extends Error {
  readonly fault: StoreFault;
  readonly path: string;

  constructor(fault: StoreFault, path: string, message: string, options?: { readonly cause: unknown }) {
    super(message, options);
    this.name = "StoreError";
    this.fault = fault;
    this.path = path;
  }
}
