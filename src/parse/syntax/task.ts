/** GFM task list items: `- [ ] open`, `- [x] done` (https://github.github.com/gfm/#task-list-items-extension-). */
import type { StateCore, Token } from "markdown-it";
import type { Syntax } from "../rule.ts";

export const task: Syntax = (md) => {
  md.core.ruler.after("inline", "task", markTasks);
  md.renderer.rules["task_box"] = (tokens, index) => {
    const isDone = tokens[index]?.meta?.["isDone"] === true;
    return `<input type="checkbox" disabled${isDone ? " checked" : ""} aria-label="${isDone ? "Done" : "To do"}"> `;
  };
};

function markTasks(state: StateCore): void {
  const { tokens } = state;
  const lists: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (token.type === "bullet_list_open" || token.type === "ordered_list_open") lists.push(token);
    else if (token.type === "bullet_list_close" || token.type === "ordered_list_close") lists.pop();
    else if (token.type === "list_item_open" && markTask(state, tokens[i + 1], tokens[i + 2])) {
      token.attrJoin("class", "task-list-item");
      lists.at(-1)?.attrSet("class", "task-list");
    }
  }
}

/** Whether an item that begins with these tokens is a task; if so, its box replaces the brackets. */
function markTask(state: StateCore, paragraph: Token | undefined, inline: Token | undefined): boolean {
  if (paragraph?.type !== "paragraph_open" || inline?.type !== "inline") return false;
  const first = inline.children?.[0];
  if (first?.type !== "text") return false;
  const box = /^\[([ xX])\]\s+(?=\S)/.exec(inline.content);
  if (box === null) return false;
  // `[x]` may have been split into several text tokens.
  let left = box[0].length;
  for (const child of inline.children ?? []) {
    if (child.type !== "text" || left === 0) break;
    const taken = Math.min(left, child.content.length);
    child.content = child.content.slice(taken);
    left -= taken;
  }
  const token = new state.Token("task_box", "input", 0);
  token.meta = { isDone: box[1] !== " " };
  inline.children?.unshift(token);
  return true;
}
