/** What every page knows: titles, the way to it, and the files around it. */
import { pagePolicy } from "../lib/contentSecurityPolicy.ts";
import { folderOf } from "../lib/relative.ts";
import { sitePath, type Feature, type Frame, type PageLink, type SitePath, type Surroundings } from "../model/index.ts";
import { folderAt, type RenderContext } from "./context.ts";
import { NOT_FOUND } from "./hrefs.ts";
import { folderLink, navigationKey, navigationTo, pathDownTo, type OpenPage } from "./navigation.ts";

export type FrameInput = {
  readonly open: OpenPage;
  readonly title: string;
  readonly distinction?: string | undefined;
  readonly description?: string;
  readonly lang?: string | undefined;
  readonly dir?: "ltr" | "rtl" | undefined;
  readonly isUnlisted?: boolean;
  readonly features?: readonly Feature[] | undefined;
  /** Whether the page is its folder's own, so that the way to it ends above the folder. */
  readonly isFolderPage?: boolean;
};

const HOME = sitePath("index.html");

/** What a page knows: of itself, and of what is around it. */
export type Framed = { readonly frame: Omit<Frame, keyof Surroundings>; readonly surroundings: Surroundings };

/** The frame of the page at `open.address`. */
export function frameFor(context: RenderContext, input: FrameInput): Framed {
  const { settings, siteTitle, hrefs } = context;
  const { address, folder } = input.open;
  const canonical = address === NOT_FOUND ? undefined : hrefs.absolute(address);
  const frame = {
    title: input.title,
    documentTitle: documentTitle(input, siteTitle),
    description: input.description ?? "",
    lang: input.lang ?? settings.lang,
    ...(input.dir !== undefined && { dir: input.dir }),
    isUnlisted: input.isUnlisted ?? false,
    features: input.features ?? [],
    contentSecurityPolicy: pagePolicy(input.features ?? []),
    address,
    current: hrefs.between(address, address),
    ...(canonical !== undefined && { canonical }),
    breadcrumbs: breadcrumbs(context, address, input.isFolderPage === true ? folderAbove(folder) : folder),
  };
  return { frame, surroundings: surroundingsOf(context, input.open) };
}

function surroundingsOf(context: RenderContext, open: OpenPage): Surroundings {
  const key = navigationKey(context, open);
  const known = context.surroundings.get(key) ?? makeSurroundings(context, open);
  context.surroundings.set(key, known);
  return known;
}

function makeSurroundings(context: RenderContext, open: OpenPage): Surroundings {
  const { siteTitle, hrefs, fingerprints } = context;
  const href = (to: SitePath) => hrefs.between(open.address, to);
  return {
    siteTitle,
    root: hrefs.root(open.address),
    home: href(HOME),
    ...(context.recent && { recent: href(context.recent) }),
    ...(context.tagIndex && { tagIndex: href(context.tagIndex) }),
    assets: Object.fromEntries([...fingerprints].map(([name, file]) => [name, href(file)])),
    scripts: context.scripts.map(href),
    navigation: navigationTo(context, open),
  };
}

function documentTitle({ title, distinction }: FrameInput, siteTitle: string): string {
  const told = distinction === undefined ? title : `${title} (${distinction})`;
  return told === siteTitle ? siteTitle : `${told} · ${siteTitle}`;
}

function breadcrumbs(context: RenderContext, address: SitePath, lastFolder: string | undefined): readonly PageLink[] {
  if (lastFolder === undefined) return [];
  return pathDownTo(lastFolder).map((path) => {
    const { href, title } = folderLink(context, address, folderAt(context, path));
    return { href, title };
  });
}

/** Undefined above the root. */
function folderAbove(folder: string): string | undefined {
  return folder === "" ? undefined : folderOf(folder);
}
