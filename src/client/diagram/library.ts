/** Loads the library that draws. A plain script, not a module: those cannot be loaded from a folder on disk (`file://`). */
import { words } from "../words.ts";
import type { Draw } from "./draw.ts";

declare global {
  interface Window {
    rectoDraw?: Draw;
  }
}

/** Trusted Types, which TypeScript's library does not know yet: https://www.w3.org/TR/trusted-types/ */
type Policy = { readonly createScriptURL: (url: string) => string };
type PolicyFactory = { readonly createPolicy: (name: string, rules: Policy) => Policy };

let policy: Policy | undefined;
let library: Promise<Draw> | undefined;

/** The page's own script element says where it lies. A failed attempt is not remembered. */
export function loadLibrary(): Promise<Draw> {
  library ??= load().catch((error: unknown) => {
    library = undefined;
    throw error;
  });
  return library;
}

async function load(): Promise<Draw> {
  const address = document.querySelector<HTMLElement>("script[data-diagram-library]")?.dataset["diagramLibrary"] ?? "";
  const script = document.createElement("script");
  const { trustedTypes } = window as { readonly trustedTypes?: PolicyFactory };
  // The one address that this policy lets through is the one that the page was built with. A name may be used but once.
  policy ??= trustedTypes?.createPolicy("recto-diagram", { createScriptURL: () => address });
  script.src = policy?.createScriptURL(address) ?? address;
  await new Promise((resolve, reject) => {
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => reject(new Error(words.diagramsCannotLoad)));
    document.head.append(script);
  });
  // It has run; the live preview loads the page anew when its scripts are others than those it came with.
  script.remove();
  if (window.rectoDraw === undefined) throw new Error(words.diagramsUnsupported);
  return window.rectoDraw;
}
