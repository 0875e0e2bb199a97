/** Templates: Eta compiles them, and says where one is wrong. */
import { Eta } from "eta";
import type { Diagnostic } from "../model/index.ts";

/** Name without `.eta` → text. */
export type TemplateTexts = ReadonlyMap<string, string>;

export type Templates = {
  /** The finished HTML, or what is wrong with a template. */
  readonly render: (name: string, shown: object) => string | Diagnostic;
};

/** Templates call each other by name, `@list`; data is `it`; `<%= %>` escapes. */
export function compileTemplates(texts: TemplateTexts): Templates {
  const eta = createEta(false);
  for (const [name, text] of texts) {
    const broken = compileInto(eta, name, text);
    if (broken !== undefined) return { render: () => broken };
  }
  let locate: Locate | undefined;
  return {
    render: (name, shown) => {
      if (!texts.has(name)) return problem(name, "there is no such template", "Put it back, or remove your folder of templates.");
      try {
        return eta.render(`@${name}`, shown);
      } catch (error) {
        locate ??= createLocate(texts);
        const { name: failing, line } = locate(name, shown) ?? { name, line: 1 };
        return problem(failing, messageOf(error), "The template was found, but failed while it was filled in.", { line, column: 1 });
      }
    },
  };
}

function createEta(debug: boolean): Eta {
  return new Eta({ autoEscape: true, autoTrim: [false, "nl"], varName: "it", cache: true, debug });
}

function compileInto(eta: Eta, name: string, text: string): Diagnostic | undefined {
  try {
    eta.loadTemplate(`@${name}`, text);
    return undefined;
  } catch (error) {
    return problem(name, messageOf(error), "Mend the template, or remove it to get recto's own.", placeIn(error));
  }
}

/** Where filling in fails: the innermost template, which may be one that the page's template includes. */
type Locate = (name: string, shown: object) => { readonly name: string; readonly line: number } | undefined;

/** Templates that note their lines are slower, so they are compiled only when one has failed, and the page is filled in again. */
function createLocate(texts: TemplateTexts): Locate {
  const eta = createEta(true);
  for (const [name, text] of texts) eta.loadTemplate(`@${name}`, text);
  const names = new Map([...texts].map(([name, text]) => [text, name]));
  let place: { readonly name: string; readonly line: number } | undefined;
  eta.RuntimeErr = (error, text, line) => {
    place ??= { name: names.get(text) ?? "", line };
    throw error;
  };
  return (name, shown) => {
    place = undefined;
    try {
      eta.render(`@${name}`, shown);
    } catch {
      return place;
    }
    return undefined;
  };
}

function problem(name: string, message: string, hint: string, place = { line: 1, column: 1 }): Diagnostic {
  return { code: "bad-template", severity: "error", message, hint, at: { path: `templates/${name}.eta`, ...place, length: 1 } };
}

/** Eta's messages go on with a frame of their own; the first line says it, or the second where the first says only that something is wrong. */
function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const [first = "unknown problem", second] = text.split("\n").filter((line) => line.trim() !== "");
  if (first === "Bad template syntax" && second !== undefined) return `bad syntax: ${second}`;
  return first.replace(/ at line \d+ col \d+:$/, "").trim();
}

/** Eta says "at line 3 col 7" in what it throws for a template that does not parse. */
function placeIn(error: unknown): { readonly line: number; readonly column: number } | undefined {
  const match = /at line (\d+) col (\d+)/.exec(error instanceof Error ? error.message : "");
  return match === null ? undefined : { line: Number(match[1]), column: Number(match[2]) };
}
