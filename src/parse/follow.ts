/** Where a link or image leads: out of the site, into a hole that `link` closes, or nowhere that it may lead. */
import { stemOf } from "../lib/relative.ts";
import type { Place, Reference } from "../model/index.ts";
import { report } from "./context.ts";
import type { Context } from "./context.ts";
import { classifyImage, classifyLink } from "./url.ts";

/** A link or image as written; place and context are worked out only where they are needed. */
export type Written = {
  readonly syntax: Reference["syntax"];
  readonly address: string;
  readonly label: string;
  readonly title?: string;
  readonly width?: number;
  readonly height?: number;
  readonly place: () => Omit<Place, "path">;
  readonly context: () => string;
};

/** What a link or image turned out to be; undefined where it must go and its text stays. */
export type Followed = { readonly href: string } | { readonly hole: number } | undefined;

/** Judges a link's address; a warning says why one is refused. */
export function followLink(context: Context, written: Written): Followed {
  return follow(context, "link", written);
}

/** The same for an image. */
export function followImage(context: Context, written: Written): Followed {
  return follow(context, "image", written);
}

function follow(context: Context, kind: "link" | "image", written: Written): Followed {
  const link = kind === "link" ? classifyLink(written.address) : classifyImage(written.address);
  switch (link.kind) {
    case "external":
      return { href: link.href };
    case "unsafe": {
      const message = `the ${kind} to "${shorten(written.address)}" is left out: its address ${link.why}`;
      const hint =
        kind === "link" ? "A link may begin with http:, https:, mailto: or tel:, or name a note." : "Put the image next to the note.";
      report(context, { code: "unsafe-link", severity: "warning", message, hint }, written.place());
      return undefined;
    }
    case "local":
      if (link.target === "" && link.anchor === undefined) {
        const message = `the ${kind} "${shorten(written.label)}" has no address`;
        report(
          context,
          { code: "empty-link", severity: "warning", message, hint: "Write the address between the parentheses." },
          written.place(),
        );
        return undefined;
      }
      return { hole: addHole(context, { kind, target: link.target, ...(link.anchor !== undefined && { anchor: link.anchor }) }, written) };
  }
}

/** Whether an address is on another site, which is not told who shows its image. */
export function isRemote(address: string): boolean {
  return /^https?:/i.test(address);
}

/** Makes a hole; its number stands in the rendered body until `splitBody` cuts there. */
export function addHole(context: Context, to: Pick<Reference, "kind" | "target" | "anchor">, written: Written): number {
  const { syntax, label, title, width, height, place, context: around } = written;
  const reference: Reference = {
    ...to,
    syntax,
    label,
    ...(title !== undefined && { title }),
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...place(),
    context: to.kind === "link" ? around() : "",
  };
  return context.holes.push(reference) - 1;
}

/** Long addresses would hide the message. */
function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}

/** What an address can be called: the file's name without extension, else the host, else the address itself. */
export function nameOfAddress(address: string): string {
  const [, host = "", path = ""] = /^(?:(?:[a-z]+:)?\/\/([^/?#]*))?([^?#]*)/i.exec(address) ?? [];
  const segments = path.split("/").filter((segment) => segment !== "");
  return stemOf(segments.at(-1) ?? "") || host || address || "link";
}
