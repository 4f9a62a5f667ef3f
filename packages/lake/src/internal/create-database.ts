/**
 * Creates the database in the directory that is its argument, as a process of its own: it takes half a
 * gigabyte, which only the end of a process gives back.
 *
 * @module
 */
import { PGlite } from "@electric-sql/pglite";

const [, , directory] = process.argv;
const database = new PGlite({ dataDir: directory! });
await database.waitReady;
await database.close();
