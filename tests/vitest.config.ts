/** Test projects: unit tests take seconds, integration starts the program as a user does, browser needs Chromium. */
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const root = new URL("..", import.meta.url).pathname;

export default defineConfig({
  test: {
    root,
    // Much of the time is waiting, for browsers and programs: two at once halve it on two cores, where the default is one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: "unit",
          root,
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/integration/**", "tests/browser/**", "tests/budgets/**", "node_modules/**"],
          // None takes so long, but on a busy machine.
          testTimeout: 60_000,
        },
      },
      { test: { name: "integration", root, include: ["tests/integration/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 120_000 } },
      { test: { name: "browser", root, include: ["tests/{browser,budgets}/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 180_000 } },
    ],
  },
});
