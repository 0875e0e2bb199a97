/** The W3C's Nu HTML checker, https://validator.github.io/validator/, from the package vnu-jar. The one file that starts Java. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";

export type Finding = {
  readonly severity: "error" | "remark";
  /** Page below the site, and line from 1 where the checker names one. */
  readonly place: string;
  readonly message: string;
};

export type Checked = { readonly pageCount: number; readonly findings: readonly Finding[] };

/** Every page below `folder`. Throws when Java is missing, with how to get it, or when the checker itself fails. */
export function checkPages(jar: string, folder: string): Checked {
  const pageCount = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".html")).length;
  if (pageCount === 0) throw new Error(`there are no pages in ${folder}`);
  // Its parser calls itself for nested elements; the default stack of Java is small.
  const words = ["-Xss8m", "-jar", jar, "--format", "json", "--skip-non-html", "--exit-zero-always", "--stdout", folder];
  const { error, status, stdout, stderr } = spawnSync("java", words, { encoding: "utf8", maxBuffer: 1 << 30 });
  if (error !== undefined || status !== 0) throw new Error(complaint(error, stderr), { cause: error });
  return { pageCount, findings: findingsIn(JSON.parse(stdout), folder) };
}

function complaint(error: Error | undefined, stderr: string): string {
  if (error !== undefined && "code" in error && error.code === "ENOENT") {
    return "the audit needs Java 11 or newer, and there is no java here\n  Debian, Ubuntu: apt-get install default-jre-headless\n  macOS: brew install openjdk\n  Others: https://adoptium.net";
  }
  return `the checker failed: ${error?.message ?? stderr}`;
}

/** https://github.com/validator/validator/wiki/Output-»-JSON */
function findingsIn(answer: unknown, folder: string): readonly Finding[] {
  if (typeof answer !== "object" || answer === null || !("messages" in answer) || !Array.isArray(answer.messages)) {
    throw new Error("the checker's answer has no messages");
  }
  return answer.messages.flatMap((message: unknown): Finding[] => {
    const part = (key: string) => {
      const value =
        typeof message === "object" && message !== null ? Object.entries(message).find(([name]) => name === key)?.[1] : undefined;
      return value === undefined ? "" : String(value);
    };
    const url = decodeURIComponent(part("url"));
    const page = url.slice(url.indexOf(folder) + folder.length + 1);
    if (isAboutTrustedTypes(part("message")) || part("message").includes(SPECULATION_RULES)) return [];
    // `non-document-error`: a file that could not be checked counts as wrong.
    return [{ severity: part("type") === "info" ? "remark" : "error", place: `${page}:${part("lastLine")}`, message: part("message") }];
  });
}

/** The checker is older than these, https://html.spec.whatwg.org/multipage/speculative-loading.html, and takes their name for a media type. */
const SPECULATION_RULES = "Bad value “speculationrules” for attribute “type” on element “script”";

/** The checker's list of directives is older than Trusted Types, https://www.w3.org/TR/trusted-types/; what else a message says still counts. */
function isAboutTrustedTypes(message: string): boolean {
  const rest = message.replace(/\s*Unrecognised directive-name: "(?:require-trusted-types-for|trusted-types)"\./g, "");
  return rest !== message && /^Bad value\s+for attribute “content” on element “meta”:\s*$/.test(rest);
}
