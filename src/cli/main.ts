/** From the words of the command line to an exit code: 0 done, 1 errors, 2 wrong usage. */
import { readArguments, type Arguments } from "./arguments.ts";
import { commandHelp, generalHelp } from "./help.ts";
import { failureText } from "./report.ts";
import { Stopped } from "./stopSignal.ts";
import { processTerminal, type Terminal } from "./terminal.ts";
import { UsageError } from "./values.ts";

/** What a command gets: its operand, its options, and somebody to speak to. */
export type Invocation = {
  readonly operand: string | undefined;
  readonly options: { readonly [name: string]: string | true };
  readonly terminal: Terminal;
};

type Run = (invocation: Invocation) => Promise<number>;

/** Loaded when asked for: the start of `recto build` does not pay for a server. */
const RUNS: { readonly [command: string]: () => Promise<{ readonly run: Run }> } = {
  build: () => import("./build.ts"),
  dev: () => import("./dev.ts"),
  check: () => import("./check.ts"),
  preview: () => import("./preview.ts"),
  new: () => import("./new.ts"),
};

/** The exit code; never throws. */
export async function main(words: readonly string[]): Promise<number> {
  const terminal = processTerminal();
  const asked = readArguments(words);
  switch (asked.kind) {
    case "help":
      terminal.print((asked.command === undefined ? generalHelp() : commandHelp(asked.command)).trimEnd());
      return 0;
    case "version": {
      const { findProgram } = await import("../io/program.ts");
      terminal.print(findProgram().version);
      return 0;
    }
    case "mistake": {
      const help = asked.command === undefined ? "recto --help" : `recto ${asked.command.name} --help`;
      terminal.tell(`${asked.message}\n"${help}" shows what there is.`);
      return 2;
    }
    case "run":
      return run(asked, terminal);
  }
}

async function run({ command, operand, options }: Arguments & { kind: "run" }, terminal: Terminal): Promise<number> {
  try {
    const load = RUNS[command.name];
    if (load === undefined) throw new Error(`no code for the command ${command.name}`);
    const { run: runCommand } = await load();
    return await runCommand({ operand, options, terminal });
  } catch (error) {
    terminal.showStatus(undefined);
    if (error instanceof Stopped) return error.code;
    if (error instanceof UsageError) {
      terminal.tell(`${error.message}\n"recto ${command.name} --help" shows what there is.`);
      return 2;
    }
    terminal.tell(failureText(error));
    return 1;
  }
}
