/** Stretches of a note's body. */
import type { BodySlice } from "../model/index.ts";

/** The texts between the holes of a stretch; its first hole is hole `slice.start[0]` of the body. */
export function textsOfSlice(body: readonly string[], { start, end }: BodySlice): readonly string[] {
  const [first, from] = start;
  const [last, to] = end;
  if (first === last) return [(body[first] ?? "").slice(from, to)];
  return [(body[first] ?? "").slice(from), ...body.slice(first + 1, last), (body[last] ?? "").slice(0, to)];
}
