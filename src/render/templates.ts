/** Templates: Eta compiles them, and says where one is wrong. */
import { Eta } from "eta";
import type { Diagnostic, TemplateName } from "../model/index.ts";

/** Name without `.eta` → text. */
export type TemplateTexts = ReadonlyMap<string, string>;

export type Templates = {
  /** The finished HTML, or what is wrong with a template. */
  readonly render: (name: TemplateName, shown: object) => string | Diagnostic;
};

/** Templates call each other by name, `@list`; data is `it`; `<%= %>` escapes. */
export function compileTemplates(texts: TemplateTexts): Templates {
  const eta = new Eta({ autoEscape: true, autoTrim: [false, "nl"], varName: "it", cache: true, debug: false });
  for (const [name, text] of texts) {
    const broken = compileInto(eta, name, text);
    if (broken !== undefined) return { render: () => broken };
  }
  return {
    render: (name, shown) => {
      if (!texts.has(name)) return problem(name, "there is no such template", "Put it back, or remove your folder of templates.");
      try {
        return eta.render(`@${name}`, shown);
      } catch (error) {
        return problem(name, messageOf(error), "The template was found, but failed while it was filled in.");
      }
    },
  };
}

function compileInto(eta: Eta, name: string, text: string): Diagnostic | undefined {
  try {
    eta.loadTemplate(`@${name}`, text);
    return undefined;
  } catch (error) {
    return problem(name, messageOf(error), "Mend the template, or remove it to get recto's own.", placeIn(error));
  }
}

function problem(name: string, message: string, hint: string, place = { line: 1, column: 1 }): Diagnostic {
  return { code: "bad-template", severity: "error", message, hint, at: { path: `templates/${name}.eta`, ...place, length: 1 } };
}

/** Eta's messages go on with a frame of their own; the first line says it. */
function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split("\n").find((line) => line.trim() !== "") ?? "unknown problem").trim();
}

/** Eta says "at line 3 col 7" in what it throws for a template that does not parse. */
function placeIn(error: unknown): { readonly line: number; readonly column: number } | undefined {
  const match = /at line (\d+) col (\d+)/.exec(error instanceof Error ? error.message : "");
  return match === null ? undefined : { line: Number(match[1]), column: Number(match[2]) };
}
