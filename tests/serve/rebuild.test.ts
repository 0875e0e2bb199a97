/** When the site is made again; time stands still but for the pauses that the code takes. */
import { expect, test } from "vitest";
import { createRebuilding } from "../../src/serve/rebuild.ts";

/** Builds are recorded with their time and changes; `at` does something when the clock reaches a moment. */
function timeline(options: {
  readonly buildTime?: number;
  readonly hasEmptyFile?: () => boolean;
  readonly at?: { readonly [moment: number]: () => void };
}) {
  let now = 0;
  const builds: { readonly at: number; readonly changed: readonly string[] }[] = [];
  const events = Object.entries(options.at ?? {}).map(([moment, act]) => ({ moment: Number(moment), act }));
  async function pause(milliseconds: number): Promise<void> {
    // What called goes on first, as with a real clock.
    await Promise.resolve();
    const end = now + milliseconds;
    for (const { moment, act } of events.filter((event) => event.moment > now && event.moment <= end)) {
      now = moment;
      act();
    }
    now = end;
  }
  const rebuilding = createRebuilding({
    build: async (changed) => {
      builds.push({ at: now, changed });
      await pause(options.buildTime ?? 0);
    },
    hasEmptyFile: options.hasEmptyFile ?? (() => false),
    clock: { now: () => now, pause },
  });
  return { rebuilding, builds, now: () => now };
}

test("a change is built 30 ms after it", async () => {
  const { rebuilding, builds } = timeline({});
  rebuilding.changed("a.md");
  await rebuilding.idle();
  expect(builds).toEqual([{ at: 30, changed: ["a.md"] }]);
});

test("changes that follow one another are one build, 30 ms after the last", async () => {
  const later: { rebuilding?: ReturnType<typeof createRebuilding> } = {};
  const { rebuilding, builds } = timeline({
    at: { 20: () => later.rebuilding?.changed("b.md"), 40: () => later.rebuilding?.changed("a.md") },
  });
  later.rebuilding = rebuilding;
  rebuilding.changed("a.md");
  await rebuilding.idle();
  expect(builds).toEqual([{ at: 70, changed: ["a.md", "b.md"] }]);
});

test("changes during a build are exactly one build more", async () => {
  const later: { rebuilding?: ReturnType<typeof createRebuilding> } = {};
  const { rebuilding, builds } = timeline({
    buildTime: 100,
    at: { 40: () => later.rebuilding?.changed("b.md"), 60: () => later.rebuilding?.changed("c.md") },
  });
  later.rebuilding = rebuilding;
  rebuilding.changed("a.md");
  await rebuilding.idle();
  expect(builds.map(({ changed }) => changed)).toEqual([["a.md"], ["b.md", "c.md"]]);
});

test("a program that writes without a pause does not keep the site from being built", async () => {
  const later: { rebuilding?: ReturnType<typeof createRebuilding> } = {};
  const moments = Array.from({ length: 300 }, (_, index) => [(index + 1) * 20, () => later.rebuilding?.changed("log.md")] as const);
  const { rebuilding, builds } = timeline({ buildTime: 100, at: Object.fromEntries(moments) });
  later.rebuilding = rebuilding;
  rebuilding.changed("log.md");
  await rebuilding.idle();
  expect(builds.map(({ at }) => at)).toEqual([2000, 4100, 6030]);
});

test("an emptied file is waited for until it has its new text", async () => {
  let isEmpty = true;
  const { rebuilding, builds } = timeline({ hasEmptyFile: () => isEmpty, at: { 55: () => (isEmpty = false) } });
  rebuilding.changed("a.md");
  await rebuilding.idle();
  expect(builds).toEqual([{ at: 70, changed: ["a.md"] }]);
});

test("a file that stays empty is taken for empty after 200 ms", async () => {
  const { rebuilding, builds } = timeline({ hasEmptyFile: () => true });
  rebuilding.changed("a.md");
  await rebuilding.idle();
  expect(builds).toEqual([{ at: 210, changed: ["a.md"] }]);
});

test("after so many changes that the system may have lost some, there is one build more", async () => {
  const { rebuilding, builds } = timeline({});
  for (let i = 0; i < 10_000; i++) rebuilding.changed(`note-${i}.md`);
  await rebuilding.idle();
  expect(builds.map(({ at, changed }) => [at, changed.length])).toEqual([
    [30, 10_000],
    [1030, 1],
  ]);
});

test("once stopped, nothing is built", async () => {
  const { rebuilding, builds } = timeline({});
  rebuilding.changed("a.md");
  rebuilding.stop();
  rebuilding.changed("b.md");
  await rebuilding.idle();
  expect(builds).toEqual([]);
});
