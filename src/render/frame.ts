/** What every page knows: titles, the way to it, and the files around it. */
import { pagePolicy } from "../lib/contentSecurityPolicy.ts";
import { directionOf } from "../lib/language.ts";
import { folderOf } from "../lib/relative.ts";
import { SPECULATION_RULES } from "../lib/speculationRules.ts";
import type { Feature, Frame, PageLink, SiteNote, SitePath, Surroundings } from "../model/index.ts";
import { folderAt, type RenderContext } from "./context.ts";
import { HOME, NOT_FOUND } from "./hrefs.ts";
import { folderLink, isTreeWanted, NAVIGATION, navigationKey, navigationTo, pathDownTo, type OpenPage } from "./navigation.ts";
import { describePage } from "./structuredData.ts";

export type FrameInput = {
  readonly open: OpenPage;
  readonly title: string;
  readonly distinction?: string | undefined;
  readonly description?: string;
  /** Of the note that is shown; absent: as the site. */
  readonly lang?: string | undefined;
  readonly dir?: "ltr" | "rtl" | undefined;
  readonly isUnlisted?: boolean;
  readonly features?: readonly Feature[] | undefined;
  /** Whether the page is its folder's own, so that the way to it ends above the folder. */
  readonly isFolderPage?: boolean;
  /** The note that the page shows. */
  readonly siteNote?: SiteNote;
};

/** What a page knows: of itself, and of what is around it. */
export type Framed = { readonly frame: Omit<Frame, keyof Surroundings>; readonly surroundings: Surroundings };

/** The frame of the page at `open.address`. */
export function frameFor(context: RenderContext, input: FrameInput): Framed {
  const { siteTitle, hrefs } = context;
  const { address, folder } = input.open;
  const { title, description = "", siteNote, isUnlisted = false } = input;
  const canonical = address === NOT_FOUND ? undefined : hrefs.absolute(address);
  const lastFolder = input.isFolderPage === true ? folderAbove(folder) : folder;
  const frame = {
    title,
    documentTitle: documentTitle(input, siteTitle),
    description,
    ...textLanguage(context, input),
    isUnlisted,
    features: input.features ?? [],
    contentSecurityPolicy: pagePolicy(input.features ?? []),
    address,
    current: hrefs.between(address, address),
    ...(canonical !== undefined && {
      canonical,
      ...describePage(context, { address, title, description, siteNote, lastFolder, isUnlisted }),
    }),
    breadcrumbs: breadcrumbs(context, address, lastFolder),
  };
  return { frame, surroundings: surroundingsOf(context, input.open) };
}

/** Language and direction of a text, where they are not the site's. */
export function textLanguage(
  { settings }: RenderContext,
  { lang = settings.lang, dir = directionOf(lang) }: Pick<FrameInput, "lang" | "dir">,
): Pick<Frame, "textLang" | "textDir"> {
  return { ...(lang !== settings.lang && { textLang: lang }), ...(dir !== directionOf(settings.lang) && { textDir: dir }) };
}

function surroundingsOf(context: RenderContext, open: OpenPage): Surroundings {
  const key = navigationKey(context, open);
  const known = context.surroundings.get(key) ?? makeSurroundings(context, open);
  context.surroundings.set(key, known);
  return known;
}

function makeSurroundings(context: RenderContext, open: OpenPage): Surroundings {
  const { siteTitle, settings, words, hrefs, fingerprints } = context;
  const href = (to: SitePath) => hrefs.between(open.address, to);
  return {
    siteTitle,
    lang: settings.lang,
    dir: directionOf(settings.lang),
    words,
    root: hrefs.root(open.address),
    home: href(HOME),
    ...(context.recent && { recent: href(context.recent) }),
    ...(context.tagIndex && { tagIndex: href(context.tagIndex) }),
    ...(context.feed && { feed: href(context.feed) }),
    ...(context.logo && { logo: logoOf(context, context.logo, href) }),
    ...(settings.footer !== undefined && settings.footer !== "" && { footer: settings.footer }),
    ...(context.ownStyle && { ownStyle: href(context.ownStyle) }),
    assets: Object.fromEntries([...fingerprints].map(([name, file]) => [name, href(file)])),
    scripts: context.scripts.map(href),
    speculationRules: SPECULATION_RULES,
    navigation: navigationTo(context, open),
    ...(isTreeWanted(context) && { navigationTree: href(NAVIGATION) }),
  };
}

function logoOf(
  { settings }: RenderContext,
  { address, dimensions }: NonNullable<RenderContext["logo"]>,
  href: (to: SitePath) => string,
): NonNullable<Surroundings["logo"]> {
  return { src: href(address), hasTitle: settings.logo?.hasTitle ?? true, ...dimensions };
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
