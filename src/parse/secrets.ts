/** Strings that look like keys and passwords of services: a published note tells them to everybody. In code, front matter and comments too. */
import type { Diagnostic, Source } from "../model/index.ts";

/** What one kind of secret looks like. Patterns are linear: no repetition stands beside one that takes the same letters. */
type Kind = {
  readonly name: string;
  /** Its first group is the secret; without one, all that it matches. */
  readonly pattern: RegExp;
};

/** Said of each. */
const REVOKE = "Make it invalid where it was issued, then remove it here: what was published once, or stands in git, is known.";

const KINDS: readonly Kind[] = [
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
  { name: "the id of an AWS access key", pattern: /(?<![A-Za-z0-9/+_-])((?:AKIA|ASIA)[A-Z0-9]{16})(?![A-Za-z0-9/+_-])/g },
  {
    name: "a secret access key of AWS",
    pattern: /secret_?(?:access_?)?key["']?\s{0,4}[:=]\s{0,4}["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/gi,
  },
  // The key itself must follow: notes that explain the form end it with dots.
  {
    name: "a private key",
    pattern:
      /-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY(?: BLOCK)?-----[ \t]*\n(?:[^\n:]{1,30}:[^\n]{0,80}\n){0,4}[\s>]{0,8}([A-Za-z0-9+/=]{40,76})/g,
  },
  // https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/
  { name: "a token of GitHub", pattern: /(?<![A-Za-z0-9_])(gh[pousr]_[A-Za-z0-9]{36,255})(?![A-Za-z0-9_])/g },
  { name: "a token of GitHub", pattern: /(?<![A-Za-z0-9_])(github_pat_[A-Za-z0-9_]{40,255})(?![A-Za-z0-9_])/g },
  // https://api.slack.com/authentication/token-types
  { name: "a token of Slack", pattern: /(?<![A-Za-z0-9-])(xox[abeoprs]-[0-9]{6,}-[A-Za-z0-9-]{10,200})(?![A-Za-z0-9-])/g },
  {
    name: "an address with a secret of Slack",
    pattern: /(?<=hooks\.slack\.com\/services\/)(T[A-Z0-9]{6,20}\/B[A-Z0-9]{6,20}\/[A-Za-z0-9]{20,40})(?![A-Za-z0-9])/g,
  },
];

/** A look at all of a text that most notes do not pass, so that they pay for one search. */
const HINT = /AKIA|ASIA|secret_?(?:access_?)?key|PRIVATE KEY|gh[pousr]_|github_pat_|xox[abeoprs]-|hooks\.slack\.com/i;

/** A secret access key near the id it belongs to, also without a name before it. */
const LONE_SECRET = /(?<![A-Za-z0-9/+=_-])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=_-])/g;
/** Behind the id, in UTF-16 units. */
const NEAR = 200;

type Found = { readonly offset: number; readonly length: number; readonly name: string };

/** Warns of each, and shows none: the line that goes with the message has it covered. */
export function reportSecrets({ path, text }: Source): Diagnostic[] {
  if (!HINT.test(text)) return [];
  const found = new Map<number, Found>();
  for (const { name, pattern } of KINDS) {
    for (const match of text.matchAll(pattern)) {
      const secret = match[1] ?? match[0];
      const offset = match.index + match[0].lastIndexOf(secret);
      if (isExample(secret)) continue;
      found.set(offset, { offset, length: secret.length, name });
      if (/^A[KS]IA/.test(secret)) for (const near of secretsAfter(text, offset + secret.length)) found.set(near.offset, near);
    }
  }
  const all = [...found.values()].sort((a, b) => a.offset - b.offset);
  return all.length === 0 ? [] : placed(path, text, all);
}

function secretsAfter(text: string, start: number): Found[] {
  return [...text.slice(start, start + NEAR).matchAll(LONE_SECRET)]
    .filter(([secret]) => !isExample(secret) && isMixed(secret))
    .map(({ 0: { length }, index }) => ({ offset: start + index, length, name: "a secret access key of AWS" }));
}

/** Those that manuals print, as `AKIAIOSFODNN7EXAMPLE`, and those that are made up: few different letters, or the alphabet. */
function isExample(secret: string): boolean {
  return /example|xxxx|1234567|abcdefg|your|dummy|fake/i.test(secret) || new Set(secret.slice(4)).size < 7;
}

/** A digest is 40 hexadecimal digits, and a path is words. */
function isMixed(secret: string): boolean {
  return /[a-z]/.test(secret) && /[A-Z]/.test(secret) && /\d/.test(secret) && !/^[0-9a-f]+$/i.test(secret);
}

function placed(path: string, text: string, secrets: readonly Found[]): Diagnostic[] {
  const lines = text.split("\n");
  const starts: number[] = [];
  let start = 0;
  for (const line of lines) {
    starts.push(start);
    start += line.length + 1;
  }
  const covered = new Map<number, string>();
  let row = 0;
  const rows = secrets.map((secret) => {
    while ((starts[row + 1] ?? Infinity) <= secret.offset) row++;
    const column = secret.offset - (starts[row] as number);
    covered.set(row, cover(covered.get(row) ?? (lines[row] as string), column, secret.length));
    return { ...secret, row, column };
  });
  return rows.map(({ row: at, column, length, name }) => ({
    code: "looks-like-secret",
    severity: "warning",
    message: `"${(lines[at] as string).slice(column, column + 4)}…" looks like ${name}`,
    hint: REVOKE,
    at: { path, line: at + 1, column: column + 1, length },
    sourceLine: covered.get(at) as string,
  }));
}

/** Its first four letters stay, so that the writer knows which one is meant. */
function cover(line: string, column: number, length: number): string {
  return line.slice(0, column + 4) + "•".repeat(length - 4) + line.slice(column + length);
}
