import { expect, test } from "vitest";
import { withPatience } from "../../src/io/handles.ts";

const refused = (code: string) => Object.assign(new Error(`${code}: refused`), { code });

test.each(["EMFILE", "ENFILE"])("a job that is refused with %s is begun again until it succeeds", async (code) => {
  let calls = 0;
  const result = await withPatience(() => {
    if (++calls < 4) throw refused(code);
    return "done";
  });
  expect([result, calls]).toEqual(["done", 4]);
});

test("any other refusal is passed on at once", async () => {
  let calls = 0;
  const job = withPatience(async () => {
    calls++;
    throw refused("EACCES");
  });
  await expect(job).rejects.toThrow("EACCES: refused");
  expect(calls).toBe(1);
});
