/** What a program without any care would make of a payload: nothing escaped, nothing judged. It shows that the payloads are sharp and that the test sees scripts. */
import createEngine from "markdown-it";
import type { Token } from "markdown-it";
import type { Place } from "./payloads.ts";

/** A page, or the file itself with its media type. `head` goes before all else in it. */
export function naively(place: Place, text: string, head: string): { readonly type: string; readonly content: string } {
  if (place === "svg") return { type: "image/svg+xml", content: text };
  if (place === "attachment") {
    const [name = "", content = ""] = split(text);
    // What servers that guess a type from the content, or from a table as large as Apache's, would say.
    const type = /xml|svgz|rss/.test(name) ? "application/xhtml+xml" : "text/html";
    const isCode = /\.m?js$/.test(name);
    return isCode ? page(head, `<script>${content}</script>`) : { type, content: type === "text/html" ? head + content : content };
  }
  return page(head, bodyOf(place, text));
}

/** `name\ncontent`. */
export function split(text: string): readonly string[] {
  const end = text.indexOf("\n");
  return [text.slice(0, end), text.slice(end + 1)];
}

function page(head: string, body: string): { readonly type: string; readonly content: string } {
  return {
    type: "text/html; charset=utf-8",
    content: `<!DOCTYPE html><html><head>${head}</head><body><a id=x></a>\n${body}\n</body></html>`,
  };
}

function bodyOf(place: Place, text: string): string {
  switch (place) {
    case "front matter": {
      const value = text
        .replace(/^[^:]*: ?/, "")
        .replace(/^["']|["']$/g, "")
        .replaceAll('\\"', '"')
        .replaceAll("''", "'");
      return `${text}<meta name="x" content="${value}"><a href="${value}">${value}</a>`;
    }
    case "diagram":
      return `<div>${text}</div><a href="${/"(java.*?)"/.exec(text)?.[1] ?? ""}">x</a>`;
    case "title":
      return `<title>${text}</title><h1 title='${text}'>${text}</h1><a href="${text}" title="${text}">x</a>`;
    case "tag":
    case "file name":
    case "folder name":
      return `<a class='${text}' href="${text}">${decoded(text)}</a><b title='${text}'>${decoded(text)}</b>`;
    case "body":
    case "svg":
    case "attachment":
      return createNaive().render(withOwnSyntax(text));
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Wikilinks, callouts, footnotes, heading ids and formulas, by search and replace. */
function withOwnSyntax(text: string): string {
  return text
    .replace(/!\[\[([^\]|]*)\|?([^\]]*)\]\]/g, '<img src="$1" alt="$2">')
    .replace(/\[\[([^\]|]*)\|?([^\]]*)\]\]/g, '<a href="$1">$2 $1</a>')
    .replace(/> \[!(.*?)\][+-]? /g, '> <i class="$1"></i>')
    .replace(/\[\^([^\]]*)\]:?/g, '<sup id="$1">$1</sup>')
    .replace(/ ?\{#?(.*?)\}\s*$/gm, "<b id=\"$1\" $1></b><b id='$1'></b>")
    .replace(/\$\\(?:href|url)\{(.*?)\}.*?\$/g, '<a href="$1">x</a>')
    .replace(/\$\\(?:includegraphics)\{(.*?)\}\$/g, '<iframe src="$1"></iframe>')
    .replace(/\$\\html\w+\{(.*?)\}\{.\}\$/g, '<b class="$1" style="$1"></b>')
    .replace(/\$\\textcolor\{(.*?)\}/g, '<b class="$1"></b>');
}

/** A Markdown engine that trusts everyone. */
function createNaive(): ReturnType<typeof createEngine> {
  const md = createEngine({ html: true, linkify: true });
  md.validateLink = () => true;
  md.normalizeLink = (url) => url;
  const attributes = (token: Token) => (token.attrs ?? []).map(([name, value]) => ` ${name}="${value}"`).join("");
  md.renderer.renderAttrs = attributes;
  const { rules } = md.renderer;
  rules["text"] = rules["html_inline"] = (tokens, index) => tokens[index]?.content ?? "";
  rules["code_inline"] = (tokens, index) => `<code>${tokens[index]?.content}</code>`;
  rules["code_block"] = (tokens, index) => `<pre><code>${tokens[index]?.content}</code></pre>`;
  rules["fence"] = (tokens, index) => {
    const { info = "", content = "" } = tokens[index] ?? {};
    const title = /title=(["'])(.*)\1/.exec(info)?.[2] ?? "";
    return `<figure title="${title.replaceAll('\\"', '"')}">${title}<pre class='${info}'><code class="${info}">${content}</code></pre></figure>`;
  };
  rules["image"] = (tokens, index) => {
    const token = tokens[index] as Token;
    const plain = (token.children ?? []).map(({ content }) => content).join("");
    return `<img${attributes(token)} alt="${plain}"><b title='${plain}'></b>`;
  };
  return md;
}
