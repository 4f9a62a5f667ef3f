/**
 * Scores payments with the current platform and saves the stored scores:
 *
 *     node tests/stored-scores/write.ts NAME
 *
 * writes `fixtures/NAME.ndjson.gz`, which every later commit must replay to the bit.
 *
 * @module
 */
import { existsSync } from "node:fs";
import { openPlatform } from "@tetron/embedded/platform";
import { Settings } from "@tetron/embedded/settings";
import { emptyLake, silent } from "@tetron/lake/testing";
import { readSettings } from "@tetron/service/settings";
import { readShippedLists } from "@tetron/service/shipped-lists";
import { STORED_SCORES, writeScores } from "./file.ts";
import { scoreEverything } from "./score-everything.ts";

const name = process.argv[2];
if (name === undefined) throw new Error("Name the file to write, without its ending.");
const file = new URL(`${name}.ndjson.gz`, STORED_SCORES);
if (existsSync(file)) throw new Error(`${file.pathname} is there: what was stored is never changed.`);

const shipped = await readShippedLists();
await using stack = new AsyncDisposableStack();
const lake = stack.use(await emptyLake("embedded", shipped));
const { signal } = new AbortController();
const settings = readSettings(Settings, {});
const platform = await openPlatform(stack, { lake, settings, log: silent, signal });
const stored = await scoreEverything(platform, shipped);
await writeScores(file, stored);
const rules = Map.groupBy(stored, ({ rule }) => rule.id);
console.log(`${stored.length} scores in ${file.pathname}`);
for (const [rule, { length }] of rules) console.log(`${String(length).padStart(5)}  ${rule}`);
