/** What every page knows: titles, the way to it, and the files around it. */
import { folderOf } from "../lib/relative.ts";
import { sitePath, type Frame, type PageLink, type SitePath } from "../model/index.ts";
import { folderAt, type RenderContext } from "./context.ts";
import { folderLink, navigationTo, pathDownTo, type OpenPage } from "./navigation.ts";

export type FrameInput = {
  readonly open: OpenPage;
  readonly title: string;
  readonly distinction?: string | undefined;
  readonly description?: string;
  readonly lang?: string | undefined;
  /** Whether the page is its folder's own, so that the way to it ends above the folder. */
  readonly isFolderPage?: boolean;
};

const HOME = sitePath("index.html");

/** The frame of the page at `open.address`. */
export function frameFor(context: RenderContext, input: FrameInput): Frame {
  const { settings, siteTitle, hrefs, fingerprints } = context;
  const { address, folder } = input.open;
  const href = (to: SitePath) => hrefs.between(address, to);
  const canonical = hrefs.absolute(address);
  return {
    siteTitle,
    title: input.title,
    documentTitle: documentTitle(input, siteTitle),
    description: input.description ?? "",
    lang: input.lang ?? settings.lang,
    address,
    root: rootFrom(address),
    home: href(HOME),
    ...(context.recent && { recent: href(context.recent) }),
    ...(context.tagIndex && { tagIndex: href(context.tagIndex) }),
    ...(canonical !== undefined && { canonical }),
    assets: Object.fromEntries([...fingerprints].map(([name, file]) => [name, href(file)])),
    breadcrumbs: breadcrumbs(context, address, input.isFolderPage === true ? folderAbove(folder) : folder),
    navigation: navigationTo(context, input.open),
  };
}

/** The same frame with addresses from the server's root, for a page that is shown at addresses that do not exist. */
export function rootedFrame(context: RenderContext, frame: Frame): Frame {
  const { hrefs, fingerprints } = context;
  const rooted = (link: PageLink) => ({ ...link, href: new URL(link.href, `http://site${hrefs.fromRoot(frame.address)}`).pathname });
  return {
    ...frame,
    root: hrefs.fromRoot(sitePath("")),
    home: hrefs.fromRoot(HOME),
    ...(context.recent && { recent: hrefs.fromRoot(context.recent) }),
    ...(context.tagIndex && { tagIndex: hrefs.fromRoot(context.tagIndex) }),
    assets: Object.fromEntries([...fingerprints].map(([name, file]) => [name, hrefs.fromRoot(file)])),
    breadcrumbs: frame.breadcrumbs.map(rooted),
    navigation: { ...rooted(frame.navigation), isCurrent: false, omitted: 0, children: [] },
  };
}

function documentTitle({ title, distinction }: FrameInput, siteTitle: string): string {
  const told = distinction === undefined ? title : `${title} (${distinction})`;
  return told === siteTitle ? siteTitle : `${told} · ${siteTitle}`;
}

/** `../` for each folder that the page lies in. */
function rootFrom(address: SitePath): string {
  return "../".repeat(address.split("/").length - 1);
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
