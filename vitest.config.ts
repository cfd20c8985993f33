import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/compile-first.ts",
    testTimeout: 120_000,
    // As the command line sets it.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
    // Two cores on the machines that run this: more forks only add start-up.
    maxWorkers: 2,
  },
});
