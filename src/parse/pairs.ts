/** Signs that stand on both sides of a stretch of text, as in `~~gone~~` and `==marked==`. */
import type { Delimiter, StateInline } from "markdown-it";

/** `element` is put around the text: `del`. `name` begins the types of its tokens: `s_open`, `s_close`. */
export type PairElement = { readonly name: string; readonly element: string };

/** Pushes a run of signs as text; when `marker` is given, as one that {@link closePairs} may pair with another of the same marker. */
export function pushRun(state: StateInline, marker: number | undefined, { can_open, can_close, length }: Run): void {
  const token = state.push("text", "", 0);
  token.content = state.src.slice(state.pos, state.pos + length);
  state.pos += length;
  if (marker === undefined) return;
  // Length 0 switches off emphasis's rule of three.
  state.delimiters.push({ marker, length: 0, token: state.tokens.length - 1, end: -1, open: can_open, close: can_close });
}

type Run = { readonly can_open: boolean; readonly can_close: boolean; readonly length: number };

/** Turns each pair of runs of these markers into the tags of the element. */
export function closePairs(state: StateInline, markers: ReadonlySet<number>, element: PairElement): void {
  closeThose(state, state.delimiters);
  for (const meta of state.tokens_meta) if (meta?.delimiters !== undefined) closeThose(state, meta.delimiters);

  function closeThose({ tokens }: StateInline, delimiters: readonly Delimiter[]): void {
    for (const opener of delimiters) {
      const closer = delimiters[opener.end];
      if (closer === undefined || !markers.has(opener.marker)) continue;
      for (const [index, nesting] of [[opener.token, 1] as const, [closer.token, -1] as const]) {
        const token = tokens[index];
        if (token === undefined) continue;
        token.type = `${element.name}_${nesting === 1 ? "open" : "close"}`;
        token.tag = element.element;
        token.nesting = nesting;
        token.markup = token.content;
        token.content = "";
      }
    }
  }
}
