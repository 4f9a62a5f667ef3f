/**
 * Creates the database in the directory given as its argument. A process of its own, because it takes half a
 * gigabyte, which only the end of a process frees.
 *
 * @module
 */
import { PGlite } from "@electric-sql/pglite";

const [, , directory] = process.argv;
// Standard input closes when the parent ends; nothing else would end this process.
process.stdin.once("end", () => process.exit(1)).resume();
const database = new PGlite({ dataDir: directory! });
await database.waitReady;
await database.close();
process.exit(0);
