import { readSettings } from "@tetron/service/settings";
import { expect, test } from "vitest";
import { Settings } from "./settings.ts";

test("settings that need each other are checked when they are read, before anything is loaded", () => {
  expect(() => readSettings(Settings, { TETRON_LLM: "gemini" })).toThrow(/TETRON_LLM_KEY|TETRON_LLM_MODEL/);
});
