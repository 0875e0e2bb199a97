#!/usr/bin/env node
/** The first thing that runs: refuses an older Node in one line, before anything is loaded that would not parse there. */
const OLDEST: readonly [number, number] = [20, 19];

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(`recto needs Node ${OLDEST.join(".")} or newer; this is ${process.versions.node}.\n`);
  process.exitCode = 1;
} else {
  const { main } = await import("./main.ts");
  const code = await main(process.argv.slice(2));
  // An output that could not be written has set one already.
  process.exitCode ??= code;
}
