import { expect, test } from "vitest";
import { formatDiagnostic } from "../../src/lib/frame.ts";
import { refuseOutputFolder } from "../../src/publish/index.ts";

const SITE = { site: "/home/ada/site", notes: "/home/ada/site/notes", home: "/home/ada" };
const VAULT = { site: "/home/ada/vault", notes: "/home/ada/vault", home: "/home/ada" };
const WINDOWS = { site: "D:\\site", notes: "D:\\site\\notes", home: "C:\\Users\\ada" };

test.each([
  [SITE, "/", "the site cannot be written to /: it is the root of the disk"],
  [SITE, "/home", "the site cannot be written to home: your home folder is in it"],
  [SITE, "/home/ada", "the site cannot be written to ada: it is your home folder"],
  [SITE, "/home/ada/", "the site cannot be written to ada: it is your home folder"],
  [SITE, "/home/ada/site", "the site cannot be written to site: it is the site folder itself"],
  [{ ...SITE, home: "/root" }, "/home/ada", "the site cannot be written to ada: the site folder is in it"],
  [SITE, "/home/ada/site/notes", "the site cannot be written to notes: it is the notes folder"],
  [SITE, "/home/ada/site/notes/dist", "the site cannot be written to dist: it is in the notes folder"],
  [{ ...SITE, notes: "/mnt/share/notes" }, "/mnt/share", "the site cannot be written to share: the notes folder is in it"],
  [SITE, "/home/ada/site/templates", "the site cannot be written to templates: templates/ is for something else"],
  [SITE, "/home/ada/site/public/site", "the site cannot be written to site: public/ is for something else"],
  [SITE, "/home/ada/site/.recto", "the site cannot be written to .recto: .recto/ is for something else"],
  [VAULT, "/home/ada/vault", "the site cannot be written to vault: it is the site folder itself"],
  [VAULT, "/home/ada/vault/.git/site", "the site cannot be written to site: .git/ is for something else"],
  [WINDOWS, "C:\\", "the site cannot be written to C:: it is the root of the disk"],
  [WINDOWS, "D:\\site\\notes\\out", "the site cannot be written to out: it is in the notes folder"],
])("%o: %s is refused", (places, out, message) => {
  const diagnostic = refuseOutputFolder({ ...places, out });
  expect(diagnostic === undefined ? "allowed" : formatDiagnostic(diagnostic)).toBe(
    `error output-folder  ${message}\n  Choose a folder that is for the site alone with --out, such as --out dist.`,
  );
});

test.each([
  [SITE, "/home/ada/site/dist"],
  [SITE, "/home/ada/public_html"],
  [SITE, "/home/ada/site-2"],
  [SITE, "/home/ada/site/notes-html"],
  [SITE, "/var/www/ada"],
  [VAULT, "/home/ada/vault/dist"],
  [VAULT, "/home/ada/vault/some/where"],
  [WINDOWS, "D:\\site\\dist"],
  [WINDOWS, "C:\\site\\notes"],
])("%o: %s is allowed", (places, out) => {
  expect(refuseOutputFolder({ ...places, out })).toBeUndefined();
});
