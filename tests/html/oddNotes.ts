/** Markdown and raw HTML that writers, importers and attackers produce, and that must nevertheless become valid pages. */
import type { Files } from "../helpers/site.ts";

/** Each is the body of one note beside `b.md`, `i.png` and `paper.pdf`. */
const BODIES: readonly string[] = [
  // Links and images in each other, empty, with every kind of target.
  "[![x](b.md)](https://example.org) [[b|![x](b.md)]] [![](i.png)](b.md) [![x](paper.pdf)](b.md)",
  "[a [[b]] c](https://example.org) [](b.md) [[b| ]] [ ](https://example.org) ![](#a) ![[#A]] ![[b]] ![[b#B]] ![[paper.pdf]]",
  "![](i.png) ![[i.png|300]] ![[i.png|alt text]] ![x](none.png) ![](none.png) ![x](https://example.org/%zz.png) ![x](data:image/png;base64,AAAA)",
  '[x](<b.md> "a \\" <b> & \'") ![x](<i.png> "a \\" <b> & \'") <https://example.org/?a=1&b="2> https://example.org/?a=1&b="2',
  "[x](javascript:alert(1)) [x](//example.org) [x](/b.md) [x](b.md#nope) [x](?q) [x](mailto:a@example.org) [x](tel:1) [x](ftp://a) [x](data:text/html,x) [x](file:///etc)",
  "[x](b.md?x=1#b) [x](%62.md) [x](%ff.md) [x](a%00b) [x](../../up.md) [x](paper.pdf#page=3) [x](b) [x](.) [x](..) [x](#) [[]] [[#]] [[|x]]",
  // Notes in notes, also where raw HTML leaves no room for blocks.
  "![[b]]\n![[b#B]]\n\n- ![[b]]\n\n> ![[b]]\n\n###### deep\n\n![[b]]\n\nx[^e]\n\n[^e]: ![[b]]",
  '<a href="b.md">\n\n![[b]]\n\n</a>\n\n<p>\n\n![[b]]\n\n</p>\n\n<span>\n\n![[b]]\n\n</span>\n\n<details><summary>\n\n![[b]]\n\n</summary></details>',
  "<table><tr><td>\n\n![[b]]\n\n</td></tr></table>\n\n<h2>\n\n![[b]]\n\n</h2>\n\n<ul>\n\n![[b]]\n\n</ul>\n\n<dl>\n\n![[b]]\n\n</dl>\n\n<pre>\n\n![[b]]\n\n</pre>",
  // Headings.
  "## \n\ntext\n\n## [[b]]\n\n## ![x](i.png)\n\n# H\n\n# H\n\n### H\n\n## H\n\n###### deep\n\n## h <b>x</b> `c`\n\n## recto-main\n\n## 404 ways",
  "a\n===\n\nb\n---\n\n***\n\n---\nx\n---",
  // Footnotes, callouts, tables, lists.
  "[^1] [^1] [^3]\n\n## head[^1]\n\n[^1]: x [[b]] ![x](i.png)\n\n[^2]: unused\n[^3]: > quote\n    - list",
  "> [!note] Title [[b]]\n> body\n\n> [!warning]- ![x](i.png)\n> - a\n>   - b\n\n> [!x](y)\n\n> [!tip]+\n> > [!bug]\n> > ## in it",
  "| a | b |\n|---|:-:|\n| [[b\\|c]] | ![[i.png\\|10]] |\n\n| a |\n|---|\n\n| |\n|---|\n| <br> |",
  "- [ ] task\n- [x] [[b]]\n  - [ ] sub\n\n10. a\n11. b\n\n- [ ] \n- [x]\n\n1. a\n\n   para\n2. b",
  `${"> ".repeat(60)}x\n\n${"- ".repeat(60)}x\n\n${"*".repeat(100)}a ${"[".repeat(100)}`,
  // Code.
  '```js\n<b>\n```\n\n```a"b<c\nx\n```\n\n``` \nx\n```\n\n~~~mermaid\na-->b\n~~~\n\n    indented\n\n```{.x}\ny\n```\n\n`` ` ``',
  // Characters.
  "&nbsp;&#0;&#x110000;&bogus; \u202Ertl\u202C \u0000 $x<y$ {{x}} <% x %> ${x} %% c %% ==hi== ^blk",
  // Raw HTML: broken, misnested, forbidden, or in the wrong place.
  "<p>a<p>b <b>x <i>y</b> z</i> <b <br/><hr/><wbr> </p> </div></main></body></html>",
  '<a href="b.md">x <a href="c">y</a></a> <a href>x</a><a href="">y</a> <a name=x></a><a id=y></a>',
  '<a href="b.md">\n\nblock ![x](b.md)\n\n</a>\n\n<span>\n\n## x\n\n</span>\n\n<em>\n\npara\n\n</em>\n\n*a <b>* x</b>',
  '<h1>x</h1><h2 id="recto-main">y</h2><h3>a</h3><h5>b</h5><section><h1>y</h1></section>\n\n## y\n\n<h2>raw</h2>\n\n## raw',
  "<script>alert(1)</script><style>p{}</style><iframe src=x></iframe><object data=x></object><embed src=x><form action=x><input><button>x</button></form>",
  '<svg onload=alert(1)><circle/></svg><math><mi>x</mi></math><img src=x onerror=alert(1)><p style="color:red" onclick="x()">x</p>',
  "<title>x</title><base href=/><meta charset=x><link rel=x><textarea>\n\n<select><option>x\n\n<plaintext>x",
  "<table><tr><td>a</table>\n\n<ul><p>x</p></ul>\n\n<li>x</li>\n\n<td>x</td>\n\n<summary>x</summary>\n\n<dt>x</dt>\n\n<p><ul><li>x</li></ul></p>",
  "<details><summary>s</summary>\n\n## in\n\n- x\n</details>\n\n<details>\n<summary>a</summary>\n\n> [!note]\n> x\n\n</details>\n\n<details>unclosed",
  '<img src=i.png> <img src="i.png" alt="a > b" title=\'q"q\'> <img> <img src=""> <img src=i.png alt> <IMG SRC=i.png ALT="X"> <img src="i.png" width=50% height=-1>',
  '<picture><source srcset="i.png 2x"><img src="i.png"></picture><video src="i.png"></video><ruby>a<rt>b</rt></ruby>',
  '<p align="center"><img src="https://example.org/a%20b.png"></p><center>x</center><font color=red>y</font><tt>x</tt><strike>y</strike>',
  '<ol start="x" type="a" reversed><li value="z">a</ol><q cite="b.md">x</q><time datetime=2024-01-01>z</time><del datetime=bad>z</del><span dir=rtl lang=ar>x</span>',
  '<p id="x">a</p><p id="x">b</p>\n\n## x\n\n<map name=x><area href=b.md></map><img usemap=#x src=i.png><label for=x>y</label>',
  "<main>x</main><header>y</header><nav>z</nav><article>q</article><aside>w</aside><footer>v</footer><address><address>x</address></address>",
  "<!-- c --> x <!-- d",
];

const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** A site folder with a note for each. */
export function oddFiles(): Files {
  const notes = BODIES.map((body, index) => [`notes/odd${index}.md`, `# Odd ${index}\n\nBefore.\n\n${body}\n\nAfter.\n`] as const);
  return {
    ...Object.fromEntries(notes),
    "notes/front.md": `---
aliases: [/old/"front"/, /old/fr&nt.html, "<b>A</b>", 💡, /a/b/c/d.html, "it's"]
permalink: /odd 'front'/
dir: rtl
nav: <i>Front</i> & "more"
layout: none
---
# Front

[x](/old/fr&nt.html) [[💡]] [[<b>A</b>]]
`,
    "notes/unlisted.md": "---\nhidden: true\ntags: [only here]\n---\n# Unlisted\n\n#only/here [x](b.md)\n",
    "notes/alone/unlisted.md": "---\nhidden: true\n---\n# Unlisted, too\n",
    "notes/b.md": "# B\n\nText.\n\n## B\n",
    "notes/i.png": Buffer.from(PNG, "base64"),
    "notes/paper.pdf": "%PDF-1.4\n",
  };
}
