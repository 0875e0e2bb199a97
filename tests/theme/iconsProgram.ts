/** Writes the icons into public/, once, whenever public/favicon.svg is another: `npm run icons`. */
import { readFileSync, writeFileSync } from "node:fs";
import { drawIcon, ICONS } from "./icons.ts";

const sign = readFileSync("public/favicon.svg", "utf8");
for (const icon of ICONS) writeFileSync(`public/${icon.name}`, await drawIcon(sign, icon));
