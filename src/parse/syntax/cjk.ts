/** Emphasis next to Chinese, Japanese and Korean punctuation, `**「強調」**です`, which CommonMark reads as text. */
import cjkFriendly from "markdown-it-cjk-friendly";
import type { Syntax } from "../rule.ts";

export const cjk: Syntax = (md) => {
  md.use(cjkFriendly);
};
