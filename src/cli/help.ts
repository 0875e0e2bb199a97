/** What `--help` prints. */
import { COMMANDS, type CommandSpec } from "./commands.ts";

/** Help on recto as a whole. */
export function generalHelp(): string {
  return `recto turns a folder of Markdown notes into a website.

Usage: recto <command> [options]

${table(COMMANDS.map(({ name, about }) => [name, about]))}

"recto <command> --help" tells more about a command, "recto --version" the version.
No configuration is needed: "recto build" in a folder of notes makes a site in dist/.
`;
}

/** Help on one command. */
export function commandHelp({ name, about, operand, options, examples }: CommandSpec): string {
  const named = operand.isRequired ? `"${operand.name}"` : `[${operand.name}]`;
  const rows = options.map((option) => [
    option.value === undefined ? `--${option.name}` : `--${option.name} ${option.value}`,
    option.about,
  ]);
  return `recto ${name}: ${about}

Usage: recto ${name} ${named} [options]

${table([[operand.name, operand.about], ...rows, ["--help", "show this"]])}

Examples:
${examples.map((example) => `  ${example}`).join("\n")}
`;
}

/** Two columns, indented. */
function table(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map(([left = ""]) => left.length));
  return rows.map(([left = "", right = ""]) => `  ${left.padEnd(width)}  ${right}`).join("\n");
}
