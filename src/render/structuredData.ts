/** What search engines and messengers are told of a page, and nothing that is not known: JSON-LD and Open Graph. */
import { jsonForScript } from "../lib/escape.ts";
import type { Json, SiteNote, SitePath, Social } from "../model/index.ts";
import { folderAt, type RenderContext } from "./context.ts";
import { HOME } from "./hrefs.ts";
import { folderLink, pathDownTo } from "./navigation.ts";
import { noteImage, type SocialImage } from "./socialImage.ts";

export type DescribedPage = {
  readonly address: SitePath;
  readonly title: string;
  readonly description: string;
  /** The note that the page shows; absent when it shows none. */
  readonly siteNote?: SiteNote | undefined;
  /** The last folder on the way to the page; absent on the home page. */
  readonly lastFolder: string | undefined;
  readonly isUnlisted: boolean;
};

const CONTEXT = "https://schema.org";

/** Nothing without the site's address, or about a draft. Search engines are told nothing of what they are asked to leave out. */
export function describePage(context: RenderContext, page: DescribedPage): { readonly social?: Social; readonly structuredData?: string } {
  const { siteNote, address } = page;
  const url = context.hrefs.absolute(address);
  if (url === undefined || siteNote?.note.frontMatter.draft === true) return {};
  const own = siteNote && noteImage(siteNote, context.attachments);
  const social = socialOf(context, page, own ?? context.socialImage);
  if (page.isUnlisted) return { social };
  const things = address === HOME ? [website(context, page)] : [...learningResource(context, page, own), breadcrumbList(context, page)];
  const json = things.length === 1 ? { "@context": CONTEXT, ...things[0] } : { "@context": CONTEXT, "@graph": things };
  return { social, structuredData: jsonForScript(json) };
}

type Thing = { readonly [property: string]: Json };

function socialOf({ hrefs, settings }: RenderContext, { address, siteNote }: DescribedPage, image: SocialImage | undefined): Social {
  const [, language, country] = /^([a-z]{2,3})-(?:[a-z]{4}-)?([a-z]{2})$/i.exec(siteNote?.note.frontMatter.lang ?? settings.lang) ?? [];
  return {
    type: siteNote === undefined || address === HOME ? "website" : "article",
    ...(language !== undefined && country !== undefined && { locale: `${language.toLowerCase()}_${country.toUpperCase()}` }),
    ...(image && {
      image: { url: hrefs.absolute(image.address) ?? "", ...image.size, ...(image.alt !== undefined && { alt: image.alt }) },
    }),
  };
}

/** https://schema.org/WebSite */
function website({ hrefs, settings, siteTitle }: RenderContext, { description }: Pick<DescribedPage, "description">): Thing {
  return {
    "@type": "WebSite",
    name: siteTitle,
    url: hrefs.absolute(HOME) ?? "",
    ...(description !== "" && { description }),
    inLanguage: settings.lang,
  };
}

/** https://schema.org/LearningResource; none on a page without a note. */
function learningResource(context: RenderContext, page: DescribedPage, image: SocialImage | undefined): readonly Thing[] {
  const { hrefs, settings, siteTitle } = context;
  const { siteNote, address, title, description } = page;
  if (siteNote === undefined) return [];
  const { note, updated, tags } = siteNote;
  return [
    {
      "@type": "LearningResource",
      name: title,
      url: hrefs.absolute(address) ?? "",
      ...(description !== "" && { description }),
      inLanguage: note.frontMatter.lang ?? settings.lang,
      ...(note.frontMatter.date !== undefined && { dateCreated: note.frontMatter.date }),
      ...(updated !== undefined && { dateModified: updated }),
      ...(tags.length > 0 && { keywords: tags.map(({ name }) => name) }),
      ...(image && { image: hrefs.absolute(image.address) ?? "" }),
      isPartOf: { "@type": "WebSite", name: siteTitle, url: hrefs.absolute(HOME) ?? "" },
    },
  ];
}

/** https://schema.org/BreadcrumbList: from the home page down to the page itself, whose address is known; past folders that are in no list. */
function breadcrumbList(context: RenderContext, { address, title, lastFolder = "" }: DescribedPage): Thing {
  const above = pathDownTo(lastFolder).flatMap((path) => {
    const folder = folderAt(context, path);
    if (!folder.isListed && path !== "") return [];
    return [{ name: folderLink(context, address, folder).title, item: context.hrefs.absolute(folder.address) ?? "" }];
  });
  const items = [...above, { name: title }];
  return {
    "@type": "BreadcrumbList",
    itemListElement: items.map((item, index) => ({ "@type": "ListItem", position: index + 1, ...item })),
  };
}
