/** What the page and the library that draws agree on. */

export type Drawing = {
  readonly svg: SVGSVGElement;
  /** `accTitle` of the diagram; absent when the writer gave none. */
  readonly title?: string;
  /** Whether it was drawn for the dark theme. */
  readonly isDark: boolean;
};

/** `within` is where the drawing will stand; it is measured there. Throws an error that says what is wrong with the source. */
export type Draw = (source: string, within: HTMLElement) => Promise<Drawing>;
