/** Reads the command line by the table of commands. What it does not understand, it says with the nearest thing it knows. */
import { nearest } from "../lib/nearest.ts";
import { COMMANDS, type CommandSpec, type OptionSpec } from "./commands.ts";

/** Values of options by name; a switch that is given, or an option whose value was left out, is `true`. */
export type Options = { readonly [name: string]: string | true };

export type Arguments =
  | { readonly kind: "run"; readonly command: CommandSpec; readonly operand?: string; readonly options: Options }
  | { readonly kind: "help"; readonly command?: CommandSpec }
  | { readonly kind: "version" }
  /** `message` says what is wrong and what to do. */
  | { readonly kind: "mistake"; readonly message: string; readonly command?: CommandSpec };

/** `words`: what stands after the program's name. */
export function readArguments(words: readonly string[]): Arguments {
  const [first, ...rest] = words;
  if (first === undefined) return { kind: "help" };
  if (first === "--version" || first === "-v") return { kind: "version" };
  if (first === "--help" || first === "-h") return { kind: "help" };
  if (first === "help") return helpOn(rest[0]);
  const command = COMMANDS.find(({ name }) => name === first);
  if (command === undefined) return { kind: "mistake", message: unknownCommand(first) };
  return readRest(command, rest);
}

function helpOn(name: string | undefined): Arguments {
  const command = COMMANDS.find((known) => known.name === name);
  if (command !== undefined) return { kind: "help", command };
  return name === undefined ? { kind: "help" } : { kind: "mistake", message: unknownCommand(name) };
}

function unknownCommand(word: string): string {
  if (word.startsWith("-")) return `"${word}" comes before a command. Say the command first, as in "recto build".`;
  const meant = nearest(
    word,
    COMMANDS.map(({ name }) => name),
  );
  return meant === undefined ? `There is no command "${word}".` : `There is no command "${word}". Did you mean "recto ${meant}"?`;
}

function readRest(command: CommandSpec, words: readonly string[]): Arguments {
  const mistake = (message: string): Arguments => ({ kind: "mistake", message, command });
  const options: { [name: string]: string | true } = {};
  const operands: string[] = [];
  const waiting = [...words];
  for (let word = waiting.shift(); word !== undefined; word = waiting.shift()) {
    if (word === "--help" || word === "-h") return { kind: "help", command };
    if (word === "--") {
      operands.push(...waiting.splice(0));
      break;
    }
    if (!word.startsWith("-") || word === "-") {
      operands.push(word);
      continue;
    }
    const [flag = "", ...parts] = word.split("=");
    const given = parts.length === 0 ? undefined : parts.join("=");
    const option = command.options.find(({ name }) => `--${name}` === flag);
    if (option === undefined) return mistake(unknownOption(command, flag));
    if (Object.hasOwn(options, option.name)) return mistake(`${flag} is given twice.`);
    const value = given ?? valueAfter(option, waiting);
    if (value === undefined) return mistake(`${flag} needs a value: ${flag} ${option.value}.`);
    if (option.value === undefined && given !== undefined) return mistake(`${flag} takes no value.`);
    options[option.name] = value;
  }
  if (operands.length > 1) return mistake(`"${operands[1]}" is one too many: recto ${command.name} takes one ${command.operand.name}.`);
  const [operand] = operands;
  if (operand === undefined && command.operand.isRequired) return mistake(`recto ${command.name} needs a ${command.operand.name}.`);
  return { kind: "run", command, options, ...(operand !== undefined && { operand }) };
}

/** Takes the value from the words that wait; undefined when it is missing. */
function valueAfter(option: OptionSpec, waiting: string[]): string | true | undefined {
  if (option.value === undefined) return true;
  const isOptional = option.value.startsWith("[");
  const [next] = waiting;
  if (next === undefined || (next.startsWith("-") && next !== "-")) return isOptional ? true : undefined;
  // `recto dev --host notes` means the folder, `recto dev --host 192.168.1.5` the address.
  if (isOptional && !/^[\da-fA-F:.[\]]+$|^localhost$/.test(next)) return true;
  return waiting.shift();
}

function unknownOption(command: CommandSpec, flag: string): string {
  const known = [...command.options.map(({ name }) => `--${name}`), "--help"];
  const meant = nearest(flag, known);
  if (meant !== undefined) return `recto ${command.name} has no option ${flag}. Did you mean ${meant}?`;
  return `recto ${command.name} has no option ${flag}. It has ${known.join(", ")}.`;
}
