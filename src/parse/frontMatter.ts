/** Front matter of a note: known keys checked, the others kept, and the text behind it. A note without any pays nothing. */
import type { Diagnostic, FrontMatter, Source } from "../model/index.ts";
import { placesIn } from "../lib/place.ts";
import { parseYaml, YAML_MAX_LENGTH } from "../lib/yaml.ts";
import type { YamlProblem, YamlValue } from "../lib/yaml.ts";
import { emptyFrontMatter, readKeys } from "./frontMatterKeys.ts";
import type { Report, Reporting } from "./frontMatterKeys.ts";
import { isName, readLineByLine, surveyLines } from "./frontMatterLines.ts";
import type { Survey } from "./frontMatterLines.ts";
import { splitFrontMatter } from "./frontMatterSplit.ts";
import type { Split } from "./frontMatterSplit.ts";

export type ParsedFrontMatter = {
  readonly frontMatter: FrontMatter;
  /** What follows the front matter; the whole text when there is none. */
  readonly body: string;
  /** The line of the file, from 1, at which `body` begins. */
  readonly bodyLine: number;
  readonly diagnostics: readonly Diagnostic[];
};

/** The lines between the fences begin on the second line of the file. */
const BLOCK_LINE = 2;
/** Of front matter that may be text, in UTF-16 units: as far as a draft is looked for. */
const MAX_LEAD = 16 * 1024;
/** Mending that many shows the next ones. */
const MAX_DIAGNOSTICS = 50;

/** Never throws and never loses text: what cannot be front matter stays in the body. */
export function parseFrontMatter(source: Source): ParsedFrontMatter {
  if (!source.text.startsWith("---")) return untouched(source);
  const split = splitFrontMatter(source.text);
  switch (split.kind) {
    case "none":
      return untouched(source);
    case "unclosed":
      return shownAsText(source, split.block, 'Close front matter by a line of its own that is exactly "---".');
    case "engine":
      return refuseEngine(source, split);
    case "yaml":
      return readBlock(source, split);
  }
}

function untouched({ text }: Source, diagnostics: readonly Diagnostic[] = [], frontMatter = emptyFrontMatter()): ParsedFrontMatter {
  return { frontMatter, body: text, bodyLine: 1, diagnostics };
}

function readBlock(source: Source, split: Split & { readonly kind: "yaml" }): ParsedFrontMatter {
  const { block, body, bodyLine } = split;
  const survey = surveyLines(block);
  if (survey.isBlank) return { frontMatter: emptyFrontMatter(), body, bodyLine, diagnostics: [] };
  if (!survey.mayBeMapping) return untouched(source);

  const { value, problems } = parseYaml(block);
  const isWhole = value?.kind === "map" && !problems.some(({ kind }) => kind === "syntax" || kind === "limit");
  if (isWhole ? isProse(value, survey) : !survey.mayBeBroken) {
    return shownAsText(
      source,
      block,
      'If they are front matter, end it by a line "---" before the text begins, and write each line as "key: value".',
    );
  }
  const { reporting, diagnostics } = reportInto(source.path, block);
  const entries = isWhole ? value.entries : readLineByLine(block.slice(0, YAML_MAX_LENGTH), problems, reporting.report);
  reportRefused(problems, reporting.report);
  const frontMatter = readKeys(entries, block, reporting);
  if (speaksOfDraft(block.slice(YAML_MAX_LENGTH))) return { frontMatter: { ...frontMatter, draft: true }, body, bodyLine, diagnostics };
  diagnostics.sort((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0));
  return { frontMatter, body, bodyLine, diagnostics };
}

/** Whether a sound mapping is rather text between two rules, like `Q: What is a CDN?`: no key of recto's, and none that looks like a key. */
function isProse(value: YamlValue & { readonly kind: "map" }, survey: Survey): boolean {
  if (survey.hasKnownKey) return false;
  return !value.entries.some(({ key }) => isName(key) && key === lowerFirst(key));
}

function lowerFirst(word: string): string {
  return word.slice(0, 1).toLowerCase() + word.slice(1);
}

/** Lines that are perhaps front matter stay in the body. If a known key stands in them this is said, and a draft stays a draft. */
function shownAsText(source: Source, block: string, hint: string): ParsedFrontMatter {
  if (!surveyLines(block).hasKnownKey) return untouched(source);
  const lead = block.slice(0, Math.min(leadLength(block), MAX_LEAD));
  const silent: Reporting = { report: () => {}, placeOf: () => ({ path: source.path, line: 1, column: 1, length: 1 }) };
  const { draft } = readKeys(readLineByLine(lead, [], silent.report), lead, silent);
  const at = { path: source.path, line: 1, column: 1, length: 3 };
  const message = `these lines look like front matter, but are shown as text${draft === true ? "; the note is a draft nevertheless" : ""}`;
  const diagnostics: Diagnostic[] = [{ code: "front-matter-open", severity: "warning", message, hint, at }];
  return untouched(source, diagnostics, draft === true ? { ...emptyFrontMatter(), draft } : emptyFrontMatter());
}

/** Up to the first empty line. */
function leadLength(block: string): number {
  const end = block.search(/\n[ \t]*\n/);
  return end === -1 ? block.length : end;
}

/** `---js` and its like are never run. What they say about drafts is unknown, so a note that speaks of it is a draft. */
function refuseEngine(source: Source, split: Split & { readonly kind: "engine" }): ParsedFrontMatter {
  const { language, column, body, bodyLine } = split;
  const isDraft = speaksOfDraft(split.block);
  const message = `front matter in "${language}" is not read, and never run${isDraft ? "; the note is taken as a draft" : ""}`;
  const at = { path: source.path, line: 1, column, length: language.length };
  const hint = 'Write front matter as YAML: a line "---", then lines like "title: My note", then a line "---".';
  const diagnostics: Diagnostic[] = [{ code: "front-matter-engine", severity: "error", message, hint, at }];
  return { frontMatter: isDraft ? { ...emptyFrontMatter(), draft: true } : emptyFrontMatter(), body, bodyLine, diagnostics };
}

/** Where nothing can be read, a word must do. */
function speaksOfDraft(text: string): boolean {
  return /\b(?:draft|publish(?:ed)?)\b/i.test(text);
}

function reportInto(path: string, block: string): { readonly reporting: Reporting; readonly diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const placeOf = placesIn(path, block, BLOCK_LINE);
  const report: Report = (severity, code, { span, message, hint }) => {
    if (diagnostics.length >= MAX_DIAGNOSTICS) return;
    diagnostics.push({ code, severity, message, ...(hint !== undefined && { hint }), at: placeOf(span) });
  };
  return { reporting: { report, placeOf }, diagnostics };
}

/** What YAML knows and recto does not take; broken lines are {@link readLineByLine}'s to report. */
function reportRefused(problems: readonly YamlProblem[], report: Report): void {
  for (const { kind, offset, length, message } of problems) {
    const span = { offset, length };
    if (kind === "tag")
      report("error", "front-matter-tag", {
        span,
        message,
        hint: "Remove the tag; put the value in quotes if it begins with an exclamation mark.",
      });
    if (kind === "key") report("warning", "front-matter-key", { span, message, hint: "The line is left out." });
    if (kind === "limit")
      report("error", "front-matter-limit", {
        span,
        message: `front matter has ${message}`,
        hint: "Keep front matter small: move text into the note.",
      });
  }
}
