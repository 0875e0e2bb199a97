/** Options that are more than a word. */
import type { Invocation } from "./main.ts";

/** What a person typed and recto cannot use; `message` says what it takes. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The value of an option that takes one; undefined when it was not given. */
export function textOption({ options }: Invocation, name: string): string | undefined {
  const value = options[name];
  return value === true ? undefined : value;
}

/** The port; undefined when it was not given. */
export function portOption(invocation: Invocation): number | undefined {
  const text = textOption(invocation, "port");
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new UsageError(`--port takes a whole number from 0 to 65535, not "${text}".`);
  return port;
}
