import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

/**
 * Loads the platform, opens an analyst without and with a model, and prints which libraries of language models were loaded
 * by then.
 */
const LOADED = `
import { registerHooks } from "node:module";
const loaded = new Set();
registerHooks({
  resolve(name, context, next) {
    const found = next(name, context);
    const [, library] = /node_modules\\/(@langchain\\/[^/]+|openai|langsmith)\\//.exec(found.url) ?? [];
    if (library) loaded.add(library);
    return found;
  },
});
await import("@tetron/embedded/open-tetron");
const { openAnalyst } = await import("@tetron/scoring/review/analyst");
const { AnalystSettings } = await import("@tetron/scoring/review/model/settings");
const each = [{}, { TETRON_LLM: "openai", TETRON_LLM_MODEL: "m" }];
for (const settings of each) {
  await openAnalyst({ lake: { db: null }, settings: AnalystSettings.parse(settings), log: console });
  console.log(JSON.stringify([...loaded].sort()));
}
process.exit(0);
`;

test("libraries of language models are loaded with a model, and only then", async () => {
  const args = ["--input-type=module", "--eval", LOADED];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: import.meta.dirname });
  const [without, withModel] = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(without).toEqual([]);
  expect(withModel).toEqual(expect.arrayContaining(["@langchain/langgraph", "@langchain/openai"]));
  expect(withModel).not.toContain("@langchain/google");
}, 180_000);
