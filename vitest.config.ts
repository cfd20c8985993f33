import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/compile-first.ts",
    testTimeout: 120_000,
    // Two cores on the machines that run this: more forks only add start-up.
    maxWorkers: 2,
  },
});
