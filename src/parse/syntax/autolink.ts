/** Bare addresses: GFM's extended autolinks (https://github.github.com/gfm/#autolinks-extension-). */
import type { Syntax } from "../rule.ts";
import { replaceRule } from "../rule.ts";

/** What every address that is found has in it; the search proper costs much more than this look. */
const HINT = /https?:|mailto:|www\.|@/i;

/** Of an address without a scheme, in UTF-16 units; many `www.` in a row would cost the square of their number. */
const MAX_LENGTH = 2000;

const SAFE_AUTOLINK = /<(?:(?:https?|mailto|tel):|[^\s<>:@]{1,200}@)/iy;

export const autolink: Syntax = (md) => {
  md.set({ linkify: true }).enable("linkify");
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: true });
  md.linkify.add("ftp:", null).add("//", null);
  md.linkify.add("www.", {
    validate: (text, at, self) => {
      // Behind `www.` the rest of a domain, a port and a path, as behind `http://`.
      const length = self.testSchemaAt(`//${text.slice(at, at + MAX_LENGTH)}`, "http:", 0);
      return length > 2 && text.slice(at, at + length - 2).includes(".") ? length - 2 : 0;
    },
    normalize: (match) => {
      match.url = `http://${match.url}`;
    },
  });
  const test = md.linkify.test.bind(md.linkify);
  md.linkify.test = (text) => HINT.test(text) && test(text);

  // `<host:port>` and the like are text, angle brackets included.
  replaceRule(md.inline.ruler, "autolink", (original) => (state, silent) => {
    SAFE_AUTOLINK.lastIndex = state.pos;
    return SAFE_AUTOLINK.test(state.src) && original(state, silent);
  });
};
