/** The notes behind the pages of these tests: something of everything that readers meet, short enough to look at often. */
import type { Files } from "../../helpers/site.ts";

/** Every syntax that makes something to see, to press or to scroll. */
const LONG = `---
tags: [aws/s3, storage]
updated: 2026-03-14
---

# Object storage, from the first bucket to the last invoice

A bucket holds objects; see [[short]], the [[aws/index|folder]], [[nothing here]], #storage and a footnote[^why]. The
[documentation](https://docs.aws.amazon.com/s3/ "Amazon's own") says more; ==this== is marked, \`aws s3 ls\` is code.

## What it costs

Inline $a^2 + b^2$, and a formula that is wider than a phone:

$$\\text{cost} = \\sum_{i=1}^{n} \\frac{\\text{bytes}_i \\cdot \\text{price}_i}{10^9} + \\text{requests} \\cdot \\text{fee} + \\text{egress} \\cdot \\text{rate} + \\text{replication} + \\text{lifecycle transitions}$$

| Class | Price per gigabyte and month | Retrieval | Minimum duration | First byte |
|---|--:|:-:|---|---|
| \`STANDARD\` | 0.023 | free | none | milliseconds |
| \`GLACIER_INSTANT_RETRIEVAL\` | 0.004 | 0.03 | 90 days | milliseconds |

### Requests

\`\`\`js title="list.js" {2}
import { S3Client } from "@aws-sdk/client-s3";
const client = new S3Client({ region: "eu-central-1", maxAttempts: 3, retryMode: "adaptive", requestChecksumCalculation: "WHEN_REQUIRED" });
// A comment.
\`\`\`

### Storage

- [x] first bucket
- [ ] first invoice
- [-] tape

1. Make a bucket.
2. Put an object.
   - with a name of its own: averyveryveryverylongnamewithoutanyblankoranyotherplacewhereabrowsercouldbreakit.tar.gz

## What can go wrong

> [!warning] Public buckets
> Close them. [[short#Why|Why]] is another question.

> [!tip]- Folded
> What is inside is read when it is opened: [[short]].

> [!question]+ Open
> And closed when pressed.

> A quotation, with a [link](https://example.org/a).

![What happens to a request](request.svg)

![[short#Why]]

## What it looks like

\`\`\`mermaid
flowchart LR
  accTitle: A request and its answer
  a[Reader] --> b[(Bucket)]
\`\`\`

Bucket
: a place for objects

*[CDN]: content delivery network

A CDN stands in front. Press <kbd>Ctrl</kbd>.

<details><summary>More</summary>

Raw HTML with a [[short|link]].

</details>

#### A small heading

##### A smaller one

The end.

[^why]: Because it is cheap. More in [[short]].
`;

const ARABIC = `---
lang: ar
dir: rtl
tags: [تخزين]
updated: 2026-02-01
---

# تخزين الكائنات

الدلو يحتوي على كائنات؛ انظر [[short]] و[الوثائق](https://docs.aws.amazon.com/s3/).

## التكلفة

| الفئة | السعر |
|---|--:|
| \`STANDARD\` | 0.023 |

> [!note] ملاحظة
> النص هنا.

## الأسئلة

- [x] نعم
- [ ] لا

\`\`\`sh
aws s3 ls
\`\`\`

## الخاتمة

النهاية[^1].

[^1]: حاشية.
`;

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="90"><rect width="320" height="90" fill="#246"/><circle cx="60" cy="45" r="20" fill="#fff"/></svg>';

/** The root has no index note; one folder has one, one has none, one has nothing but an empty one. */
export const NOTES: Files = {
  "notes/long.md": LONG,
  "notes/short.md":
    "---\nupdated: 2026-03-01\naliases: [old/name]\n---\n\n# Short\n\nOne paragraph.\n\n## Why\n\nBecause [[long]] says so.\n",
  "notes/one-line.md": "One line, and no heading.\n",
  "notes/arabic.md": ARABIC,
  "notes/request.svg": SVG,
  "notes/aws/index.md": "---\nupdated: 2026-01-05\n---\n\n# Amazon\n\nWhat there is: [[buckets]].\n",
  "notes/aws/buckets.md":
    "---\ntags: [aws/s3]\nupdated: 2026-01-07\n---\n\n# Buckets\n\nEach has a name that is unique in the whole world.\n",
  "notes/aws/deep/er/keys.md": "---\ntags: [aws/s3]\n---\n\n# Keys\n\nNames of objects, see [[buckets]].\n",
  "notes/reading/2026/first.md": "---\nupdated: 2026-03-02\n---\n\n# Notes\n\nThe first.\n",
  "notes/reading/2026/second.md": "# Notes\n\nThe second.\n",
  "notes/empty/index.md": "# Nothing yet\n",
};

/** The same with an index note at the root. */
export const WITH_INDEX: Files = {
  ...NOTES,
  "notes/index.md":
    "# Study notes\n\nWhat I learn. Begin with [[long]].\n\n## How to read\n\nSlowly.\n\n## Where\n\nHere.\n\n## When\n\nNow.\n",
};
