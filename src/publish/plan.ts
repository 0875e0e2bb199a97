/** The difference between what stands and what shall stand, in an order that never shows a broken page. */
import { byUnits } from "../lib/order.ts";
import { sitePath } from "../model/index.ts";
import type { CacheClass, Entry, Output, Plan, PutReason, Standing } from "../model/index.ts";
import { relationTo } from "./paths.ts";

/** Pages need assets and media; entry points lead to pages. */
const CLASS_ORDER: { readonly [Class in CacheClass]: number } = { asset: 0, media: 1, page: 2, pointer: 3 };

const HOME = "index.html";
const HOME_WAVE = 8;

type Put = Plan["put"][number];

/**
 * What to do so that a store that was listed as `entries` holds `outputs`. `standing` is what recto knows of it, undefined
 * when nothing. Files that recto never wrote are neither removed nor looked at, unless an output has their path.
 */
export function planPublish(standing: Standing | undefined, outputs: readonly Output[], entries: readonly Entry[]): Plan {
  const inStore = new Map(entries.map((entry) => [entry.path, entry]));
  const known = new Map(Object.entries(standing?.release.files ?? {}));
  const stamps = new Map(Object.entries(standing?.stamps ?? {}));
  const unsettled = new Set(standing?.unsettled);

  function reasonToPut({ path, digest }: Output): PutReason | undefined {
    const file = known.get(path);
    const entry = inStore.get(path);
    if (file === undefined) return entry === undefined || unsettled.has(path) ? "new" : "changed";
    if (file.digest !== digest) return "changed";
    return entry?.stamp === stamps.get(path) && entry !== undefined ? undefined : "altered in the store";
  }

  const put = outputs.flatMap((output): Put[] => {
    const reason = reasonToPut(output);
    return reason === undefined ? [] : [{ output, reason }];
  });
  put.sort((a, b) => waveOf(a) - waveOf(b) || depthOf(b) - depthOf(a) || byUnits(a.output.path, b.output.path));

  // What an interrupted run may have left is removed even where it is not listed: its folder may be there.
  const wanted = new Set<string>(outputs.map(({ path }) => path));
  const ours = new Set([...[...known.keys()].filter((path) => inStore.has(path)), ...unsettled]);
  const rankOf = (path: string): number => -CLASS_ORDER[known.get(path)?.cacheClass ?? "page"];
  const gone = [...ours].filter((path) => !wanted.has(path)).sort((a, b) => rankOf(a) - rankOf(b) || byUnits(a, b));
  const isInTheWay = gone.length === 0 ? () => false : inTheWayOf(wanted);
  return {
    clear: gone.filter(isInTheWay).map(sitePath),
    put,
    remove: gone.filter((path) => !isInTheWay(path)).map(sitePath),
    kept: outputs.length - put.length,
  };
}

/** Puts in the order of execution; a wave may begin when the one before it is done, and its puts may run at once. */
export function wavesOf(put: readonly Put[]): readonly (readonly Put[])[] {
  const waves: Put[][] = [];
  for (const item of put) {
    const last = waves.at(-1);
    if (last?.[0] !== undefined && waveOf(last[0]) === waveOf(item)) last.push(item);
    else waves.push([item]);
  }
  return waves;
}

function inTheWayOf(paths: ReadonlySet<string>): (path: string) => boolean {
  const relation = relationTo([...paths]);
  return (path) => relation(path) !== "apart";
}

/** By class, new before changed so that no link points at nothing, and the home page at the very end. */
function waveOf({ output, reason }: Put): number {
  if (output.path === HOME) return HOME_WAVE;
  return 2 * CLASS_ORDER[output.cacheClass] + (reason === "new" ? 0 : 1);
}

function depthOf({ output }: Put): number {
  return output.path.split("/").length;
}
