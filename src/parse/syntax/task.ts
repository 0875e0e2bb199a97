/**
 * Task list items: GFM's `- [ ] open` and `- [x] done` (https://github.github.com/gfm/#task-list-items-extension-), and the signs
 * that vaults use for states in between. Letters other than x stay text: `[a]` counts, more often than not.
 */
import type { StateCore, Token } from "markdown-it";
import { escapeHtml } from "../../lib/escape.ts";
import type { Words } from "../../words/index.ts";
import { contextOf } from "../context.ts";
import type { Syntax } from "../rule.ts";

type State = { readonly name: Exclude<keyof Words["tasks"], "done" | "open">; readonly sign: string };

/** By the sign between the brackets. The signs and their meaning are those of Obsidian's widespread themes. */
const STATES: ReadonlyMap<string, State> = new Map([
  ["/", { name: "started", sign: "◐" }],
  ["-", { name: "cancelled", sign: "−" }],
  [">", { name: "forwarded", sign: "→" }],
  ["<", { name: "scheduled", sign: "←" }],
  ["?", { name: "question", sign: "?" }],
  ["!", { name: "important", sign: "!" }],
  ["*", { name: "star", sign: "★" }],
  ['"', { name: "quote", sign: "“" }],
]);

export const task: Syntax = (md) => {
  md.core.ruler.after("inline", "task", markTasks);
  md.renderer.rules["task_box"] = (tokens, index, _options, env) => {
    const { tasks } = contextOf(env).words;
    const written = String(tokens[index]?.meta?.["state"]);
    const state = STATES.get(written);
    if (state === undefined) return checkbox(written !== " ", tasks);
    const label = escapeHtml(tasks[state.name]);
    return `<span class="task-state" role="img" aria-label="${label}" title="${label}">${state.sign}</span> `;
  };
};

function checkbox(isDone: boolean, { done, open }: Words["tasks"]): string {
  return `<input type="checkbox" disabled${isDone ? " checked" : ""} aria-label="${escapeHtml(isDone ? done : open)}"> `;
}

function markTasks(state: StateCore): void {
  const { tokens } = state;
  const lists: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (token.type === "bullet_list_open" || token.type === "ordered_list_open") lists.push(token);
    else if (token.type === "bullet_list_close" || token.type === "ordered_list_close") lists.pop();
    else if (token.type === "list_item_open") {
      const written = takeTask(state, tokens[i + 1], tokens[i + 2]);
      if (written === undefined) continue;
      const name = STATES.get(written)?.name;
      token.attrJoin("class", name === undefined ? "task-list-item" : `task-list-item task-${name}`);
      lists.at(-1)?.attrSet("class", "task-list");
    }
  }
}

/** The state of an item that begins with these tokens, if it is a task; its box replaces the brackets. */
function takeTask(state: StateCore, paragraph: Token | undefined, inline: Token | undefined): string | undefined {
  if (paragraph?.type !== "paragraph_open" || inline?.type !== "inline") return undefined;
  if (inline.children?.[0]?.type !== "text") return undefined;
  const box = /^\[([ xX/<>?!*"-])\]\s+(?=\S)/.exec(inline.content);
  if (box === null) return undefined;
  // `[x]` may have been split into several text tokens.
  let left = box[0].length;
  for (const child of inline.children) {
    if (child.type !== "text" || left === 0) break;
    const taken = Math.min(left, child.content.length);
    child.content = child.content.slice(taken);
    left -= taken;
  }
  const token = new state.Token("task_box", "input", 0);
  token.meta = { state: box[1] };
  inline.children.unshift(token);
  return box[1];
}
