import { join } from "node:path";
import { findArchiveState, listArchiveFiles, putArchiveState } from "@tetron/lake/archive";
import type { Database } from "@tetron/lake/database";
import type { ArchiveRun } from "./archive-run.ts";
import { quoted } from "./duckdb.ts";
import { rewrite } from "./rewrite.ts";

const REQUESTS = "forget";

/** Asks for a tenant's rows to be removed from the archive, which the next run does. */
export async function requestForgetting(db: Database, tenant: string): Promise<void> {
  const asked = (await findArchiveState<string[]>(db, REQUESTS)) ?? [];
  await putArchiveState(db, REQUESTS, [...new Set([...asked, tenant])]);
}

/** Rewrites the files that have rows of tenants whose rows are to be removed. @returns How many. */
export async function forgetTenants(run: ArchiveRun): Promise<number> {
  const { lake, folder, duck, signal } = run;
  const tenants = (await findArchiveState<string[]>(lake.db, REQUESTS)) ?? [];
  if (tenants.length === 0) return 0;
  const isTheirs = `tenant in (${tenants.map(quoted)})`;
  let rewritten = 0;
  for (const file of await listArchiveFiles(lake.db, ["scores"])) {
    signal.throwIfAborted();
    const path = quoted(join(folder, file.path));
    const found = await duck.connection.runAndReadAll(
      `select 1 from read_parquet(${path}) where ${isTheirs} limit 1`,
    );
    if (found.currentRowCount === 0) continue;
    await rewrite(run, file, { files: [file], where: `not ${isTheirs}` });
    rewritten += 1;
  }
  await lake.transaction(async ({ db }) => {
    const asked = (await findArchiveState<string[]>(db, REQUESTS)) ?? [];
    const left = asked.filter((tenant) => !tenants.includes(tenant));
    await putArchiveState(db, REQUESTS, left.length === 0 ? undefined : left);
  });
  return rewritten;
}
