/** The nouns: what flows between the stages. Types only, but for the makers of branded strings. */
export * from "./brand.ts";
export type * from "./diagnostic.ts";
export type * from "./note.ts";
export type * from "./page.ts";
export type * from "./plugin.ts";
export type * from "./ports.ts";
export type * from "./release.ts";
export type * from "./settings.ts";
export type * from "./site.ts";
export type * from "./source.ts";
export type * from "./tree.ts";
