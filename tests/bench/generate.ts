/** Notes for measuring: like real ones in size and parts, and the same on every machine. */

const WORDS =
  "object storage bucket key version policy edge cache origin request latency function event memory timeout region replica index query stream batch cost tier archive lifecycle token role signature header checksum prefix".split(
    " ",
  );
const NOTES_PER_FOLDER = 50;

/** Numbers in [0, 1) from a seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Path below the notes folder of note `number`, from 0. */
export function pathOf(number: number): string {
  return `topic-${Math.floor(number / NOTES_PER_FOLDER)}/note-${number}.md`;
}

/** Note `number` of `count`, 3 to 5 kB: front matter, headings, paragraphs with links, a list, a table, two code blocks. */
export function generateNote(number: number, count: number): string {
  const next = random(number + 1);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(next() * items.length)] as Item;
  const sentence = () => {
    const words = Array.from({ length: 8 + Math.floor(next() * 10) }, () => pick(WORDS)).join(" ");
    return `${words[0]?.toUpperCase()}${words.slice(1)}.`;
  };
  const paragraph = () => Array.from({ length: 3 + Math.floor(next() * 3) }, sentence).join(" ");
  const other = () => Math.floor(next() * count);
  const link = () => {
    const target = other();
    return `See [note ${target}](../${pathOf(target)}) and **${pick(WORDS)}**.`;
  };
  const row = () => `| ${pick(WORDS)} | ${Math.floor(next() * 1000)} | ${pick(WORDS)} ${pick(WORDS)} |`;
  return [
    `---\ntitle: Note ${number} on ${pick(WORDS)} and ${pick(WORDS)}\ndate: 2024-${String(1 + (number % 12)).padStart(2, "0")}-${String(1 + (number % 28)).padStart(2, "0")}\ntags: [${pick(WORDS)}, ${pick(WORDS)}]\n---`,
    `${paragraph()} ${link()}`,
    `## Overview\n\n${paragraph()}\n\n- ${sentence()}\n- ${sentence()}\n- ${sentence()}`,
    `## How it works\n\n${paragraph()} ${link()}`,
    `\`\`\`python\nimport boto3\n\ndef handler(event, context):\n    """${sentence()}"""\n    client = boto3.client("s3")\n    for record in event["Records"]:\n        key = record["s3"]["object"]["key"]\n        print(f"new object {key}", ${Math.floor(next() * 100)})\n    return {"status": 200}\n\`\`\``,
    `### Figures\n\n| part | count | meaning |\n|---|---:|---|\n${[row(), row(), row(), row()].join("\n")}`,
    `## Costs\n\n${paragraph()}\n\n${paragraph()} ${link()}`,
    `\`\`\`bash\n# ${sentence()}\naws s3 cp ./dist "s3://${pick(WORDS)}-${number}" --recursive --cache-control "max-age=300"\nfor f in *.md; do echo "$f" | wc -c; done\n\`\`\``,
    `## Questions\n\n### What is ${pick(WORDS)}?\n\n${paragraph()}`,
    `${paragraph()}\n`,
  ].join("\n\n");
}
