/** Time, as a value that tests can replace. */
import { setTimeout } from "node:timers/promises";

export type Clock = {
  /** Milliseconds since some fixed moment. */
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
};

export const systemClock: Clock = {
  now: () => performance.now(),
  pause: async (milliseconds) => setTimeout(milliseconds),
};
