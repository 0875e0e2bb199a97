/** Formulas: no inline style, every class with its rule, mistakes with their place, and limits. */
import { readFileSync } from "node:fs";
import katex from "katex";
import { describe, expect, test } from "vitest";
import { createFormulaRenderer } from "../../src/parse/formula.ts";
import { classesOf, withoutStyles } from "../../src/parse/formulaStyle.ts";
import { parseText } from "./parseText.ts";

const STYLESHEET = readFileSync(new URL("../../src/client/math/styles.css", import.meta.url), "utf8");

/** Of every kind of thing that KaTeX places by inline styles. */
const FORMULAS = [
  String.raw`\frac{a}{b}`,
  String.raw`\sqrt[3]{\frac{1}{2}}`,
  String.raw`\begin{bmatrix}1&2&3\\4&5&6\\7&8&9\end{bmatrix}`,
  String.raw`\sum_{i=1}^n i`,
  String.raw`f(x)=\begin{cases}1&x>0\\0&\text{otherwise}\end{cases}`,
  String.raw`\hat{x}\vec{v}\widehat{abc}\overline{AB}\underline{x}\overbrace{a+b}^{n}\underbrace{x}_{2}`,
  String.raw`\begin{aligned}a&=b\\&=c\end{aligned}`,
  String.raw`\left(\frac{\frac12}{3}\right)\Bigg(`,
  String.raw`\textcolor{red}{x}\colorbox{#eee}{y}\fcolorbox{#ff8800}{yellow}{z}`,
  String.raw`\boxed{x}\cancel{x}\xcancel{x}\sout{x}`,
  String.raw`\xrightarrow[a]{b}`,
  String.raw`\begin{array}{|c|c:r||}\hline a&b&c\\\hdashline d&e&f\end{array}`,
  String.raw`\rule{1em}{2em}\kern2em\raisebox{2pt}{x}`,
  String.raw`x\tag{1}`,
  String.raw`\angl{n}\phase{30}\pmb{x}\phantom{z}\smash{y}\vcenter{x}`,
  String.raw`\begin{CD}A@>a>>B\\@VbVV@VVcV\\C@>>d>D\end{CD}`,
  String.raw`\oiint\underset{x}{y}\not=\utilde{x}\overgroup{x}\textcircled{a}\LaTeX`,
];
const htmlOf = (tex: string) => katex.renderToString(tex, { displayMode: true, strict: "ignore" });

test("a length is a sum of digits, each a class", () => {
  expect(classesOf("height:1.24em;vertical-align:-0.3798em;")).toEqual("p pu1 pd2 pc4 pH q qn qd3 qc8 qV".split(" "));
  expect(classesOf("width:calc(100% - 0.0556em);margin-left:0.0556em;")).toEqual("p pc5 pm6 pX q qc5 qm6 qF".split(" "));
  expect(classesOf("margin:0 -0.02em;top:0em;")).toEqual("p pn pc2 pI q qT".split(" "));
  expect(classesOf("height:123456em;")).toEqual("p ph9 pt9 pu9 pd9 pc9 pm9 pH".split(" "));
});

test("a colour is the theme's by its name, else three digits; a rare name is left out", () => {
  expect(classesOf("color:red;")).toEqual(["k-color", "k-red"]);
  expect(classesOf("background-color:#FF8800;border-color:#08f;")).toEqual("j-back jrf jg8 jb0 k-edge kr0 kg8 kbf".split(" "));
  expect(classesOf("color:rebeccapurple;")).toEqual([]);
});

test.each(FORMULAS)("no declaration of %s is lost, and no style attribute is left", (tex) => {
  const html = htmlOf(tex);
  const visible = html.slice(html.indexOf("</math>"));
  for (const [, style = ""] of visible.matchAll(/ style="([^"]*)"/g)) {
    for (const declaration of style.split(";").filter((part) => part !== "")) {
      expect(classesOf(declaration), declaration).not.toEqual([]);
    }
  }
  expect(withoutStyles(html)).not.toContain(" style=");
  expect(withoutStyles(html)).not.toContain("/>");
});

test("every class that stands for a style has a rule", () => {
  const made = FORMULAS.flatMap((tex) =>
    [...htmlOf(tex).matchAll(/<span[^>]* style="([^"]*)"/g)].flatMap(([, style = ""]) => classesOf(style)),
  );
  const digits = ["p", "q", "r", "s"].flatMap((slot) =>
    ["h", "t", "u", "d", "c", "m"].flatMap((scale) => Array.from("123456789", (digit) => slot + scale + digit)),
  );
  const missing = [...new Set([...made, ...digits])].filter((name) => !new RegExp(`\\.katex \\.${name}(?![\\w-])`).test(STYLESHEET));
  expect(missing).toEqual([]);
});

test("a formula is MathML for those who hear it, and HTML that they do not", () => {
  const formula = createFormulaRenderer()("x", "inline");
  expect(formula).toEqual({
    html:
      '<span class="katex"><span class="katex-mathml"><math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mi>x</mi></mrow>' +
      '<annotation encoding="application/x-tex">x</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">' +
      '<span class="base"><span class="strut p pd4 pc3 pm1 pH"></span><span class="mord mathnormal">x</span></span></span></span>',
  });
});

describe("a formula that cannot be shown tells why, and where", () => {
  const render = createFormulaRenderer();
  test("a mistake", () => {
    expect(render(String.raw`a \foo`, "inline")).toEqual({ problem: String.raw`Undefined control sequence: \foo`, start: 2, end: 6 });
  });
  test("a link", () => {
    expect(render(String.raw`x \href{javascript:alert(1)}{y}`, "inline")).toEqual({
      problem: String.raw`\href is not allowed in formulas`,
      start: 2,
      end: 7,
    });
  });
  test("too long, too deep", () => {
    expect(render("x".repeat(10_001), "inline")).toEqual({ problem: "it is longer than 10000 characters", start: 0, end: 1 });
    expect(render("{".repeat(4900) + "}".repeat(4900), "inline")).toEqual({ problem: "it is nested too deep", start: 0, end: 1 });
  });
  test("macros that multiply it", () => {
    expect(render(String.raw`\def\a{${"x".repeat(5000)}}${String.raw`\a`.repeat(2000)}`, "inline")).toMatchObject({
      problem: "Too many expansions: infinite loop or need to increase maxExpand setting",
    });
  });
  test("and one formula's macros are not another's", () => {
    expect(render(String.raw`\gdef\mine{x}\mine`, "inline")).toHaveProperty("html");
    expect(render(String.raw`\mine`, "inline")).toHaveProperty("problem", String.raw`Undefined control sequence: \mine`);
  });
});

describe("a note with formulas", () => {
  test("names what it needs, sorted, and a note without them nothing", async () => {
    expect((await parseText("```mermaid\npie\n```\n\n$x$\n")).features).toEqual(["diagram", "math"]);
    expect(await parseText("costs $5\n")).not.toHaveProperty("features");
    expect(await parseText("$\\foo$\n")).not.toHaveProperty("features");
  });
  test("has them in its description as text", async () => {
    expect((await parseText("Energy is $E=mc^2$, see $$x$$.\n")).description).toBe("Energy is E=mc², see x.");
  });
  test("tells where each mistake is", async () => {
    const text = "---\ntags: a\n---\n\nBad $\\frac{1$ and $x \\foo$.\n\n> $$\n> x +\n> \\bar\n> $$\n\n```math\na\n  \\bad\n```\n\n$$\nx\n";
    const { diagnostics } = await parseText(text);
    expect(diagnostics.map(({ code, message, at }) => `${at?.line}:${at?.column}+${at?.length} ${code} ${message}`)).toEqual([
      "5:13+1 math-error the formula \\frac{1 is shown as it is written: Unexpected end of input in a macro argument, expected '}'",
      "5:22+4 math-error the formula x \\foo is shown as it is written: Undefined control sequence: \\foo",
      "9:7+1 math-error the formula x + \\bar is shown as it is written: Unexpected end of input in a macro argument, expected '}'",
      "14:3+4 math-error the formula a \\bad is shown as it is written: Undefined control sequence: \\bad",
      "17:1+2 unclosed-math the formula that begins with $$ has no end, so it is shown as text",
    ]);
  });
});
