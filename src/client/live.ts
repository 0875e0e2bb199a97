/** Bundled to `lib/dev/live.js`, put into pages by `recto dev` only: brings the open page up to date as its note is saved. */
import { showProblems } from "./live/overlay.ts";
import { rememberStylesheets } from "./live/stylesheets.ts";
import { updatePage } from "./live/update.ts";

/** Milliseconds between attempts to reach a server that is gone: at first, and at most. */
const FIRST_DELAY = 250;
const LONGEST_DELAY = 5000;

// Not `document.currentScript`, which an element of a page can shadow.
const script = document.querySelector('script[src="/@recto/live.js"][data-token]');
const token = script?.getAttribute("data-token") ?? "";

let source: EventSource | undefined;
let delay = FIRST_DELAY;
let isUpdating = false;
let isUpdateWaiting = false;

/** A page in the background needs no connection, of which a browser has but six to a server. */
function followVisibility(): void {
  if (document.visibilityState === "hidden") {
    source?.close();
    source = undefined;
  } else if (source === undefined) {
    connect();
  }
}

function connect(): void {
  const following = new EventSource(`/@recto/live/${token}/${script?.getAttribute("data-build") ?? ""}`);
  source = following;
  following.addEventListener("open", () => {
    delay = FIRST_DELAY;
    void askForProblems();
  });
  following.addEventListener("message", ({ data }) => {
    if (data === "reload") void bringUpToDate();
    else void askForProblems();
  });
  following.addEventListener("error", () => {
    following.close();
    setTimeout(() => void reconnect(following), delay);
    delay = Math.min(delay * 2, LONGEST_DELAY);
  });
}

/** A server that was started again does not know the token, and its pages may be made by another program. */
async function reconnect(lost: EventSource): Promise<void> {
  if (source !== lost) return;
  const status = await fetch(`/@recto/problems/${token}`).then(
    (response) => response.status,
    () => undefined,
  );
  if (source !== lost) return;
  if (status === undefined) {
    setTimeout(() => void reconnect(lost), delay);
    delay = Math.min(delay * 2, LONGEST_DELAY);
  } else if (status === 200) {
    connect();
  } else {
    location.reload();
  }
}

/** One update at a time, and after news during one exactly one more. */
async function bringUpToDate(): Promise<void> {
  isUpdateWaiting = true;
  if (isUpdating) return;
  isUpdating = true;
  while (isUpdateWaiting) {
    isUpdateWaiting = false;
    await updatePage();
  }
  isUpdating = false;
}

async function askForProblems(): Promise<void> {
  const response = await fetch(`/@recto/problems/${token}`).catch(() => undefined);
  if (response?.ok !== true) return;
  const problems: unknown = await response.json();
  if (Array.isArray(problems)) showProblems(problems.map(String));
}

void rememberStylesheets();
document.addEventListener("visibilitychange", followVisibility);
followVisibility();
