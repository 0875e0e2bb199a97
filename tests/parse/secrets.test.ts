/** What looks like a key or password is told, and not repeated. The samples here are made up. */
import { describe, expect, test } from "vitest";
import { parseText } from "./parseText.ts";

/** Put together here, so that no scanner takes this file for a leak. */
const KEY_ID = `AKIA${"Q3EGRNYTB7WXZ2KD"}`;
const SECRET = `${"k7Vt9QmZ2xR4bLw8"}${"/Hs6Yd3Fg1JnPc5Ua0EoTiX+"}`;
const GITHUB = `ghp_${"a8Kd03mZqP71xWvB52cTyLnE64rUoHs9fJgi"}`;
const SLACK = `xoxb-${"2148093657"}-${"9XqLmVd82kTzRb"}`;
const WEBHOOK = `T${"02QK7ZB9X"}/B${"05LMW8RVT"}/${"q8ZtY3nKd7WvBx2LmRc5PhSa"}`;
const PEM = [
  "-----BEGIN RSA PRIVATE KEY-----",
  `MIIE${"owIBAAKCAQEAx7Qn2VtLkz93hWbRm4sYp0GdZcJuTfXy5eN8"}`,
  "-----END RSA PRIVATE KEY-----",
];

const secretsIn = async (text: string) =>
  (await parseText(text)).diagnostics
    .filter(({ code }) => code === "looks-like-secret")
    .map(({ severity, message, at, sourceLine }) => [`${at?.line}:${at?.column}+${at?.length} ${severity}`, message, sourceLine]);

describe("what looks like a secret is a warning at its place", () => {
  test.each([
    ["the id of an AWS access key, in text", `Use ${KEY_ID}.`, ["1:5+20", "AKIA"], "the id of an AWS access key"],
    ["the same in inline code", `Use \`${KEY_ID}\`.`, ["1:6+20", "AKIA"], "the id of an AWS access key"],
    ["the same in a comment", `<!-- ${KEY_ID} -->`, ["1:6+20", "AKIA"], "the id of an AWS access key"],
    ["the same in front matter", `---\nkey: ${KEY_ID}\n---\n`, ["2:6+20", "AKIA"], "the id of an AWS access key"],
    ["an id of a session", `ASIA${KEY_ID.slice(4)}`, ["1:1+20", "ASIA"], "the id of an AWS access key"],
    [
      "a secret access key with its name",
      `\`\`\`ini\naws_secret_access_key = ${SECRET}\n\`\`\``,
      ["2:25+40", "k7Vt"],
      "a secret access key of AWS",
    ],
    ["a secret access key in JSON", `{"SecretAccessKey": "${SECRET}"}`, ["1:22+40", "k7Vt"], "a secret access key of AWS"],
    ["a private key", PEM.join("\n"), ["2:1+52", "MIIE"], "a private key"],
    ["a private key in a quote", PEM.map((line) => `> ${line}`).join("\n"), ["2:3+52", "MIIE"], "a private key"],
    ["a token of GitHub", `git clone https://${GITHUB}@github.com/x/y`, ["1:19+40", "ghp_"], "a token of GitHub"],
    ["a token of Slack", `token: ${SLACK}`, ["1:8+30", "xoxb"], "a token of Slack"],
    ["a webhook of Slack", `https://hooks.slack.com/services/${WEBHOOK}`, ["1:34+46", "T02Q"], "an address with a secret of Slack"],
  ])("%s", async (_, text, [place, start], what) => {
    const said = await secretsIn(text);
    expect(said.map(([at, message]) => [at, message])).toEqual([[`${place} warning`, `"${start}…" looks like ${what}`]]);
  });
});

test("a secret key that follows its id without a name is found with it", async () => {
  const said = await secretsIn(`| id | secret |\n|---|---|\n| ${KEY_ID} | ${SECRET} |\n`);
  expect(said.map(([at, message]) => [at, message])).toEqual([
    ["3:3+20 warning", '"AKIA…" looks like the id of an AWS access key'],
    ["3:26+40 warning", '"k7Vt…" looks like a secret access key of AWS'],
  ]);
});

test("neither the message nor the line beside it repeats a secret", async () => {
  const note = await parseText(`Log in with ${KEY_ID} and ${GITHUB}.\n`);
  expect(note.diagnostics.map(({ sourceLine }) => sourceLine)).toContain(`Log in with AKIA${"•".repeat(16)} and ghp_${"•".repeat(36)}.`);
  const told = JSON.stringify(note.diagnostics);
  expect([KEY_ID, GITHUB].filter((secret) => told.includes(secret.slice(4)))).toEqual([]);
});

test.each([
  ["the id that AWS prints in its manuals", "AKIAIOSFODNN7EXAMPLE"],
  ["the other one", "AKIAI44QH8DHBEXAMPLE"],
  ["the secret that AWS prints", "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"],
  ["a placeholder", "AKIAXXXXXXXXXXXXXXXX and ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
  ["the form of a private key", "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----"],
  ["the prefixes alone", "Ids begin with AKIA or ASIA, tokens with ghp_ or xoxb-."],
  ["a commit beside an id that is an example", "AKIAIOSFODNN7EXAMPLE 3f786850e387550fdab836ed7e6dc881de23001b"],
  ["a digest that happens to hold the letters", `sha512-AAAA${KEY_ID}AAAAAAAAAAAAAAAAAA==`],
  ["a setting that is read from elsewhere", "aws_secret_access_key = ${AWS_SECRET_ACCESS_KEY}"],
])("%s is no secret", async (_, text) => {
  expect(await secretsIn(text)).toEqual([]);
});
