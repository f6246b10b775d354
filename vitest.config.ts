import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/browser/**"],
    globalSetup: ["tests/machine/shared-postgres.ts"],
    // Threads share one warm process: measured faster than processes on two cores.
    pool: "threads",
    // By itself it leaves one processor idle: of two, half.
    maxWorkers: Math.max(2, availableParallelism()),
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // A test that asserts nothing proves nothing, and one that is skipped proves less.
    expect: { requireAssertions: true },
    allowOnly: false,
    passWithNoTests: false,
  },
});
