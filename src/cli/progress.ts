/** Shows how far a build is, once it takes longer than a person waits gladly. */
import type { Progress } from "../build.ts";
import type { Terminal } from "./terminal.ts";

/** Milliseconds before anything is shown, between updates of a status line, and between plain lines. */
const PATIENCE = 1000;
const UPDATE = 100;
const PLAIN_LINE = 2000;

const DOING: { readonly [step in Progress["step"]]: readonly [string, string] } = {
  read: ["reading", "notes"],
  parse: ["reading", "notes"],
  images: ["encoding", "images"],
  render: ["making", "pages"],
  write: ["writing", "files"],
};

/** A listener for a build that begins now: a line that is replaced on a terminal, plain lines elsewhere. */
export function showProgress(terminal: Terminal): (progress: Progress) => void {
  const start = terminal.now();
  let last = start + PATIENCE - UPDATE;
  const pause = terminal.isInteractive ? UPDATE : PLAIN_LINE;
  return ({ step, done, total }) => {
    // The clock is asked for every sixteenth note only.
    if (done % 16 !== 0 && done !== total) return;
    const now = terminal.now();
    if (now - start < PATIENCE || now - last < pause) return;
    last = now;
    const [verb, things] = DOING[step];
    const line = `${verb} ${done} of ${total} ${things}`;
    if (terminal.isInteractive) terminal.showStatus(line);
    else terminal.tell(line);
  };
}
