/** Parts of recto that use nothing but what every plug-in has: each is removed with its name here. */
import type { Plugin } from "./model/index.ts";
import { tags } from "./tags/index.ts";

export const BUILT_IN: readonly Plugin[] = [tags];
