import { defineConfig } from "vitest/config";

// One copy of graphql: without the alias vitest loads its ESM and Apollo its CommonJS build.
const resolve = { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] };
const exclude = ["**/node_modules/**"];

export default defineConfig({
  test: {
    globalSetup: "./tools/temporary-files.ts",
    reporters: ["default", "./tools/closing-line.ts"],
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          include: ["**/*.test.ts"],
          exclude: [...exclude, "**/*.int.test.ts", "**/*.e2e.test.ts"],
          // Units keep nothing between tests, so files need no worker of their own.
          isolate: false,
          // By itself vitest keeps one core free, which of two is half of the machine.
          maxWorkers: "100%",
          // Not 0: on a machine with two cores vitest runs that group last.
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve,
        test: {
          name: "int",
          include: ["**/*.int.test.ts"],
          exclude,
          maxWorkers: "100%",
          sequence: { groupOrder: 2 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve,
        test: {
          name: "e2e",
          include: ["tests/**/*.e2e.test.ts"],
          exclude,
          // Last and one at a time: these stories measure and kill, and want the machine to themselves.
          sequence: { groupOrder: 3 },
          testTimeout: 300_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
