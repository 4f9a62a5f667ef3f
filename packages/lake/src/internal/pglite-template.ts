import { createHash, randomUUID } from "node:crypto";
import { constants, existsSync } from "node:fs";
import { cp, readdir, readFile, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type TemporaryFolder, temporaryFolder } from "@tetron/domain/testing";
import { cachedFile } from "./test-cache.ts";

/**
 * A new home directory with an empty, migrated lake. Creating a lake takes seconds and copying one does not,
 * so a template is cached for as long as the migrations and PGlite stay the same.
 *
 * @param create - Creates an empty lake in a home directory and closes it.
 */
export async function homeFromTemplate(create: (home: string) => Promise<void>): Promise<TemporaryFolder> {
  const template = await cachedFile(`lake-${await fingerprint()}`);
  if (!existsSync(template)) {
    const draft = `${template}-${randomUUID()}`;
    await create(draft);
    // Another test file may have been first; its template is equivalent.
    await rename(draft, template).catch(() => rm(draft, { recursive: true, force: true }));
  }
  using stack = new DisposableStack();
  const home = stack.use(temporaryFolder());
  await cp(template, home.path, { recursive: true, mode: constants.COPYFILE_FICLONE });
  stack.move();
  return home;
}

async function fingerprint(): Promise<string> {
  const folder = fileURLToPath(new URL("../../migrations", import.meta.url));
  const hash = createHash("sha256");
  for (const name of (await readdir(folder)).filter((file) => file.endsWith(".sql")).sort())
    hash.update(await readFile(join(folder, name)));
  // PGlite does not export its package.json, so its version is read from the folder next to its entry.
  const entry = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  hash.update(await readFile(join(entry, "..", "..", "package.json")));
  return hash.digest("hex").slice(0, 16);
}
