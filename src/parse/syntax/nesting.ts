/** The cap on nesting: markdown-it drops what lies deeper; here it becomes plain paragraphs, and the writer is told. */
import type { StateBlock } from "markdown-it";
import { contextOf, placeOfLine, report } from "../context.ts";
import type { Syntax } from "../rule.ts";

/** Levels of blocks; a list takes two. Deeper nesting is nobody's intention, and each level costs stack. */
const MAX_NESTING = 100;

export const nesting: Syntax = (md) => {
  md.set({ maxNesting: MAX_NESTING });
  const tokenize = md.block.tokenize.bind(md.block);
  md.block.tokenize = (state, startLine, endLine) => {
    const first = state.skipEmptyLines(startLine);
    if (state.level < MAX_NESTING || first >= endLine || (state.sCount[first] as number) < state.blkIndent) {
      tokenize(state, startLine, endLine);
      return;
    }
    const lastLine = endOfContainer(state, first, endLine);
    pushText(state, first, lastLine);
    const context = contextOf(state.env);
    report(
      context,
      {
        code: "nesting-too-deep",
        severity: "warning",
        message: `quotes and lists are nested more than ${MAX_NESTING} levels deep, so this is shown as plain text`,
        hint: "Remove some of the marks at the beginning of the line.",
      },
      placeOfLine(context, first),
    );
    state.line = lastLine;
  };
};

/** The first line that does not belong to the container which begins at `line`. */
function endOfContainer(state: StateBlock, line: number, endLine: number): number {
  let end = line + 1;
  while (end < endLine && !state.isEmpty(end) && (state.sCount[end] as number) >= state.blkIndent) end++;
  return end;
}

function pushText(state: StateBlock, begin: number, end: number): void {
  state.push("paragraph_open", "p", 1).map = [begin, end];
  const inline = state.push("inline", "", 0);
  inline.content = state.getLines(begin, end, state.blkIndent, false).trim();
  inline.map = [begin, end];
  inline.children = [];
  state.push("paragraph_close", "p", -1);
}
