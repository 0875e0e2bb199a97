/**
 * From page to page the stylesheet fades. Where the browser gives that up, as Chromium does on disk (`file:`), it reports a promise
 * that nobody was given; there is nothing to be done, so nothing is reported.
 */
export function forgiveTransitions(): void {
  addEventListener("unhandledrejection", (event) => {
    if (/\bTransition was (?:aborted|skipped)\b/.test(String(event.reason))) event.preventDefault();
  });
}
