import { setImmediate } from "node:timers/promises";
import type { SQL } from "drizzle-orm";
import type { Database } from "../database.ts";

/**
 * Sends large statements one after the other, and makes each while the store works on the one before. A store that is busy
 * does not read: what is sent to it meanwhile fills the connection's window, and the stall takes longer than the statement.
 *
 * @returns The number of rows that they wrote.
 */
export async function sendInTurn(
  db: Database,
  statements: Iterable<SQL> | AsyncIterable<SQL>,
): Promise<number> {
  let written = 0;
  let sent: Promise<{ readonly rowCount: number | null }> | undefined;
  for await (const statement of statements) {
    written += (await sent)?.rowCount ?? 0;
    sent = Promise.resolve(db.execute(statement));
    // Awaited with the next one.
    sent.catch(() => {});
    await setImmediate();
  }
  return written + ((await sent)?.rowCount ?? 0);
}
