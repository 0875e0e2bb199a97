/** Stands for KaTeX in the bundle of mermaid: formulas in diagrams stay as they are written, and 75 kB stay away. */
export default { renderToString: (tex: string): string => tex };
