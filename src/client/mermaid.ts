/**
 * Bundled with mermaid to `diagram/mermaid.js`: mermaid as a function from text to a drawing, under a policy that forbids inline
 * style and strings as HTML. See `diagram/strict.ts` for how.
 */
import mermaid from "mermaid";
import type { Drawing } from "./diagram/draw.ts";
import { readPalette, type Palette } from "./diagram/palette.ts";
import { cleanFragment, strictly } from "./diagram/strict.ts";

let count = 0;

async function draw(source: string, within: HTMLElement): Promise<Drawing> {
  const palette = readPalette(within);
  mermaid.initialize(settingsFor(palette));
  const stage = document.createElement("div");
  stage.className = "diagram-stage";
  within.append(stage);
  try {
    // A number of its own each time: while it is drawn anew, the old drawing is still in the page.
    const id = `recto-diagram-${++count}`;
    const { svg } = await strictly(id, () => mermaid.render(id, withoutHtml(source), stage));
    const drawing = cleanFragment(svg).querySelector("svg");
    if (drawing === null) throw new Error("there is nothing in it");
    const title = drawing.querySelector(":scope > title")?.textContent;
    return { svg: drawing, isDark: palette.isDark, ...(title !== undefined && title !== "" && { title }) };
  } catch (error) {
    throw new Error(firstLines(error), { cause: error });
  } finally {
    stage.remove();
  }
}

/** Tags other than line breaks as text: mermaid would have to parse them to see that they are harmless. `<<interface>>` is none. */
function withoutHtml(source: string): string {
  return source.replace(/(?<!<)<(?!\/?br\b)(?=[a-z/!])/gi, "#lt;");
}

/** mermaid's messages go on with a picture of the source. */
function firstLines(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n").slice(0, 1).join(" ").replace(/:$/, "");
}

function settingsFor(palette: Palette): Parameters<typeof mermaid.initialize>[0] {
  const { paper, shade, ink, edge, quiet, mark, rule, tints, font, isDark } = palette;
  const scale = Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => {
      const tint = tints[i % tints.length];
      return [
        [`cScale${i}`, tint],
        [`cScaleLabel${i}`, ink],
        [`pie${i + 1}`, tint],
        [`git${i % 8}`, tint],
        [`gitBranchLabel${i % 8}`, ink],
        [`fillType${i % 8}`, tint],
      ] as const;
    }).flat(),
  );
  return {
    startOnLoad: false,
    securityLevel: "strict",
    suppressErrorRendering: true,
    // Labels as text of the drawing: those as HTML would each need a style of their own.
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    class: { htmlLabels: false },
    theme: "base",
    // What a note may not set: the theme's colours are readable in light and dark, and its policy is not for a note to loosen.
    secure: [
      "secure",
      "securityLevel",
      "startOnLoad",
      "maxTextSize",
      "suppressErrorRendering",
      "maxEdges",
      "theme",
      "themeVariables",
      "themeCSS",
      "htmlLabels",
    ],
    fontFamily: font,
    themeVariables: {
      darkMode: isDark,
      background: paper,
      fontFamily: font,
      fontSize: "16px",
      primaryColor: shade,
      primaryTextColor: ink,
      primaryBorderColor: edge,
      secondaryColor: tints[0],
      secondaryTextColor: ink,
      secondaryBorderColor: edge,
      tertiaryColor: paper,
      tertiaryTextColor: ink,
      tertiaryBorderColor: rule,
      lineColor: quiet,
      textColor: ink,
      titleColor: ink,
      nodeTextColor: ink,
      edgeLabelBackground: paper,
      clusterBkg: paper,
      clusterBorder: edge,
      noteBkgColor: mark,
      noteTextColor: ink,
      noteBorderColor: edge,
      actorBkg: shade,
      actorTextColor: ink,
      actorBorder: edge,
      actorLineColor: edge,
      signalColor: ink,
      signalTextColor: ink,
      labelBoxBkgColor: shade,
      labelTextColor: ink,
      loopTextColor: ink,
      activationBkgColor: tints[0],
      activationBorderColor: edge,
      sequenceNumberColor: paper,
      pieTitleTextColor: ink,
      pieSectionTextColor: ink,
      pieLegendTextColor: ink,
      pieStrokeColor: paper,
      pieOuterStrokeColor: edge,
      pieOpacity: "1",
      taskTextColor: ink,
      taskTextOutsideColor: ink,
      taskTextLightColor: ink,
      taskTextDarkColor: ink,
      taskBkgColor: tints[0],
      taskBorderColor: edge,
      activeTaskBkgColor: tints[1],
      activeTaskBorderColor: edge,
      doneTaskBkgColor: shade,
      doneTaskBorderColor: edge,
      critBkgColor: tints[4],
      critBorderColor: edge,
      gridColor: rule,
      sectionBkgColor: shade,
      sectionBkgColor2: shade,
      altSectionBkgColor: paper,
      todayLineColor: edge,
      xyChart: {
        backgroundColor: paper,
        plotColorPalette: tints.join(","),
        titleColor: ink,
        ...Object.fromEntries(
          ["x", "y"].flatMap((axis) => ["Title", "Label", "Tick", "Line"].map((part) => [`${axis}Axis${part}Color`, ink])),
        ),
      },
      archGroupBorderColor: edge,
      archEdgeColor: quiet,
      archEdgeArrowColor: quiet,
      errorBkgColor: paper,
      errorTextColor: ink,
      classText: ink,
      labelColor: ink,
      altBackground: shade,
      commitLabelColor: ink,
      commitLabelBackground: paper,
      ...scale,
    },
  };
}

window.rectoDraw = draw;
