/** Diagrams: `mermaid` fences, readable as text, and drawn in the browser where scripts run. */
import type { Token } from "markdown-it";
import { escapeHtml } from "../../lib/escape.ts";
import { contextOf } from "../context.ts";
import { languageOf } from "../highlight.ts";
import type { Syntax } from "../rule.ts";

export const diagram: Syntax = (md) => {
  const renderFence = md.renderer.rules["fence"];
  if (renderFence === undefined || renderFence === null) throw new Error("diagram must be added after code");
  md.renderer.rules["fence"] = (tokens, index, options, env, self) => {
    const { info, content } = tokens[index] as Token;
    if (languageOf(info) !== "mermaid") return renderFence(tokens, index, options, env, self);
    contextOf(env).features.add("diagram");
    const source = `<pre class="mermaid" role="group" tabindex="0" aria-label="${escapeHtml(contextOf(env).words.script.diagramAsText)}">${escapeHtml(content)}</pre>`;
    return `<figure class="diagram">${source}</figure>\n`;
  };
};
