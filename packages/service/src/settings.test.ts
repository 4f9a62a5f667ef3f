import { expect, test } from "vitest";
import { z } from "zod";
import { CommonSettings, readSettings, settingsTable } from "./settings.ts";

test("an empty environment is enough to start", () => {
  expect(readSettings(CommonSettings, {})).toEqual({
    PORT: 4000,
    HOST: "127.0.0.1",
    TETRON_OPERATIONS_HOST: "127.0.0.1",
    TETRON_HOME: ".tetron",
    TETRON_REGION: "local",
    TETRON_RATE_LIMIT_PER_MINUTE: 100,
    TETRON_SOURCE_DEADLINE_MS: 1_500,
    TETRON_MAX_CONCURRENT_REQUESTS: 4,
    TETRON_GRAPHQL_DOCUMENTS: "any",
    TETRON_DATA: "../shared/data",
    LOG_LEVEL: "info",
    NODE_ENV: "development",
  });
});

test("every bad setting is named at once, and no value is shown", () => {
  const env = {
    PORT: "x",
    LOG_LEVEL: "loud",
    DATABASE_URL: "mysql://user:hunter2@db/tetron",
    TETRON_DEMO_KEY: "short",
    TETRON_REGION: "EU west",
  };
  const read = () => readSettings(CommonSettings, env);
  for (const name of Object.keys(env)) expect(read).toThrow(name);
  expect(read).not.toThrow(/hunter2|short|loud|EU west/);
});

test.each(["postgres://db/tetron", "postgresql://user:secret@db:5432/tetron?sslmode=require"])(
  "%s is a database",
  (url) => {
    expect(readSettings(CommonSettings, { DATABASE_URL: url }).DATABASE_URL).toBe(url);
  },
);

test("an empty variable is one that is not set", () => {
  expect(readSettings(CommonSettings, { PORT: "", DATABASE_URL: "" })).toMatchObject({ PORT: 4000 });
});

test("a process adds settings of its own", () => {
  const schema = CommonSettings.extend({ TETRON_TOKEN: z.string() });
  expect(() => readSettings(schema, {})).toThrow("TETRON_TOKEN");
  expect(readSettings(schema, { TETRON_TOKEN: "t" }).TETRON_TOKEN).toBe("t");
});

test("the table for people has a row with a description for every setting", () => {
  const table = settingsTable(CommonSettings);
  for (const name of Object.keys(CommonSettings.shape))
    expect(table).toMatch(new RegExp(`^\\| \`${name}\` \\|.*\\. \\|$`, "m"));
  expect(table).toContain("| `PORT` | `4000` | Port to listen on");
});
