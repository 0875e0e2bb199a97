/** The commands and their options: one table from which arguments are read and help is written. */

export type OptionSpec = {
  /** Without the dashes. */
  readonly name: string;
  /** What the value stands for, `DIR`; absent for a switch. In brackets when it may be left out. */
  readonly value?: string;
  readonly about: string;
};

export type CommandSpec = {
  readonly name: string;
  readonly about: string;
  /** What stands after the command; at most one of it. */
  readonly operand: { readonly name: string; readonly about: string; readonly isRequired: boolean };
  readonly options: readonly OptionSpec[];
  readonly examples: readonly string[];
};

const FOLDER = {
  name: "folder",
  about: "the site folder: one that has notes/, or any folder of notes (default: this one)",
  isRequired: false,
} as const;
const DRAFTS: OptionSpec = { name: "drafts", about: "include drafts" };
const STRICT: OptionSpec = { name: "strict", about: "treat warnings as errors" };
const JSON_OUTPUT: OptionSpec = { name: "json", about: "print the result as JSON on standard output" };
const PORT: OptionSpec = { name: "port", value: "N", about: "listen on port N, or the next free one" };

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: "build",
    about: "make the website from the notes",
    operand: FOLDER,
    options: [
      { name: "out", value: "DIR", about: "write the site to DIR (default: dist in the site folder)" },
      { name: "url", value: "URL", about: "where the site will live, for the sitemap and canonical links" },
      DRAFTS,
      STRICT,
      { name: "force", about: "write into DIR although other files lie there; they are kept" },
      JSON_OUTPUT,
    ],
    examples: ["recto build", "recto build ~/vault --out ~/site", "recto build --url https://notes.example.org --strict"],
  },
  {
    name: "dev",
    about: "show the site while you write; pages update as you save",
    operand: FOLDER,
    options: [
      { ...PORT, about: "listen on port N, or the next free one (default: 4000)" },
      { name: "host", value: "[ADDR]", about: "let other machines look, too: at every address, or at ADDR" },
      { name: "open", about: "open the browser" },
    ],
    examples: ["recto dev", "recto dev ~/vault --open", "recto dev --host"],
  },
  {
    name: "check",
    about: "say what is wrong with the notes; nothing is written",
    operand: FOLDER,
    options: [
      DRAFTS,
      STRICT,
      { name: "list-files", about: "list each file that would be published, with its size and where it comes from" },
      JSON_OUTPUT,
    ],
    examples: ["recto check", "recto check --strict", "recto check --list-files"],
  },
  {
    name: "preview",
    about: "serve the finished site as S3 behind a CDN would",
    operand: FOLDER,
    options: [
      { name: "out", value: "DIR", about: "the folder to serve (default: dist in the site folder)" },
      { ...PORT, about: "listen on port N, or the next free one (default: 4100)" },
    ],
    examples: ["recto preview", "recto preview --port 8080"],
  },
  {
    name: "new",
    about: "begin a note",
    operand: { name: "title", about: 'its title, with folders before it if you like: "aws/S3 costs"', isRequired: true },
    options: [
      { name: "folder", value: "DIR", about: "the site folder (default: this one)" },
      { name: "tags", value: "LIST", about: "its tags, with commas between them" },
      { name: "draft", about: "mark it as a draft" },
    ],
    examples: ['recto new "How a CDN caches"', 'recto new "aws/S3 costs" --tags "aws, costs"'],
  },
];
