import { readSettings } from "@tetron/service/settings";
import { expect, test } from "vitest";
import { Settings } from "../../settings.ts";
import { AnalystSettings } from "./settings.ts";

const REQUIRED = {
  DATABASE_URL: "postgres://localhost/tetron",
  TETRON_INTERNAL_SECRET: "a".repeat(32),
};

test.each([AnalystSettings, Settings])("a model that is not whole is refused by its setting", (schema) => {
  const read = (given: Record<string, string>) => () => readSettings(schema, { ...REQUIRED, ...given });
  expect(read({})).not.toThrow();
  expect(read({ TETRON_LLM: "gemini", TETRON_LLM_KEY: "0123456789" })).toThrow("TETRON_LLM_MODEL");
  expect(read({ TETRON_LLM: "gemini", TETRON_LLM_MODEL: "m" })).toThrow("TETRON_LLM_KEY");
  expect(read({ TETRON_LLM: "openai", TETRON_LLM_MODEL: "m", TETRON_LLM_USD_PER_DAY: "1" })).toThrow(
    "TETRON_LLM_INPUT_USD",
  );
});
