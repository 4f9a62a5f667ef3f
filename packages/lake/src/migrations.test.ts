import { readdirSync, readFileSync } from "node:fs";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { expect, test } from "vitest";

const META = new URL("../migrations/meta/", import.meta.url);
const TABLES = new URL("./tables/", import.meta.url);

test("the migrations make the tables that the code declares", async () => {
  const files = readdirSync(TABLES).filter((name) => name.endsWith(".ts"));
  const modules = await Promise.all(files.map((name) => import(new URL(name, TABLES).href)));
  const declared = generateDrizzleJson(Object.assign({}, ...modules), undefined, undefined, "snake_case");
  const newest = readdirSync(META)
    .filter((name) => name.endsWith("_snapshot.json"))
    .sort()
    .at(-1)!;
  const migrated = JSON.parse(readFileSync(new URL(newest, META), "utf8"));

  const missing = await generateMigration(migrated, declared);

  expect(missing, "run the command in drizzle.config.ts").toEqual([]);
});
