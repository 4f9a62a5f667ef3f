/**
 * Creates the database in the directory that is its argument, as a process of its own: it takes half a
 * gigabyte, which only the end of a process gives back.
 *
 * @module
 */
import { PGlite } from "@electric-sql/pglite";

const [, , directory] = process.argv;
// Standard input ends with the parent: what it wanted is wanted no more, and nobody else would end this.
process.stdin.once("end", () => process.exit(1)).resume();
const database = new PGlite({ dataDir: directory! });
await database.waitReady;
await database.close();
process.exit(0);
