/** The same notes through Hugo: a theme with what recto's has, so that both do the same work. */
import { spawnSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Its version, or undefined where it is not installed (Debian: `apt-get install hugo`). */
export function hugoVersion(): string | undefined {
  const { stdout, status } = spawnSync("hugo", ["version"], { encoding: "utf8" });
  return status === 0 ? /v\d+\.\d+\.\d+/.exec(stdout)?.[0] : undefined;
}

const BASE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }} · {{ site.Title }}</title>
<meta name="description" content="{{ .Summary | plainify | truncate 160 }}"><link rel="stylesheet" href="/style.css"></head>
<body><header><a href="/">{{ site.Title }}</a></header>{{ block "main" . }}{{ end }}</body></html>`;

const SINGLE = `{{ define "main" }}<nav>{{ range .Ancestors.Reverse }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
<nav><ul>{{ range first 24 .CurrentSection.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></nav>
<main><h1>{{ .Title }}</h1>{{ .TableOfContents }}{{ .Content }}
<p>{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }} <time>{{ .Date.Format "2006-01-02" }}</time></p>
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</main>{{ end }}`;

const LIST = `{{ define "main" }}<main><h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Date.Format "2006-01-02" }}
<p>{{ .Summary | plainify | truncate 160 }}</p></li>{{ end }}</ul></main>{{ end }}`;

/** Links between notes are looked up, as recto does. */
const LINK = `<a href="{{ with .Page.GetPage .Destination }}{{ .RelPermalink }}{{ else }}{{ .Destination | safeURL }}{{ end }}">{{ .Text | safeHTML }}</a>`;

const CONFIG = `baseURL = "https://example.org/"
title = "Notes"
[markup.highlight]
noClasses = false
[outputs]
home = ["html", "rss"]
section = ["html"]
term = ["html"]
taxonomy = ["html"]
`;

/** Lays Hugo's configuration and layouts into `folder`; the notes are named on its command line. */
export async function writeHugoSite(folder: string): Promise<void> {
  const files = {
    "hugo.toml": CONFIG,
    "config.toml": CONFIG,
    "layouts/_default/baseof.html": BASE,
    "layouts/_default/single.html": SINGLE,
    "layouts/_default/list.html": LIST,
    "layouts/_default/_markup/render-link.html": LINK,
    "static/style.css": "body { max-width: 40em }\n",
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
