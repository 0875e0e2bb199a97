/** Definition lists: a line with a term, then lines that begin with `: `. */
import deflistPlugin from "markdown-it-deflist";
import { replaceRule } from "../rule.ts";
import type { Syntax } from "../rule.ts";

const COLON = 0x3a;

export const definition: Syntax = (md) => {
  md.use(deflistPlugin);
  // The plug-in also takes `~`, which people write for "about".
  replaceRule(md.block.ruler, "deflist", (original) => (state, startLine, endLine, silent) => {
    let line = silent ? startLine : startLine + 1;
    if (line < endLine && state.isEmpty(line)) line++;
    if (line >= endLine) return false;
    const begin = (state.bMarks[line] as number) + (state.tShift[line] as number);
    return state.src.charCodeAt(begin) === COLON && original(state, startLine, endLine, silent);
  });
};
