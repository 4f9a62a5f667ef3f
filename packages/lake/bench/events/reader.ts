import pg from "pg";
import { CHANNEL, type Order } from "./orders.ts";

/** What a reader saw. */
export interface Seen {
  readonly count: number;
  /** Milliseconds from the moment at which each event's work began to the one at which it was read. */
  readonly delays: readonly number[];
}

/** The reader looks at the table this often although nothing was heard. */
const LOOK_MS = 20;

/**
 * Reads an order's events page by page as they are committed, until all of `count` are read, or, once `written` has
 * resolved, a page is empty twice: what it has not seen by then it has missed.
 */
export async function readAll(
  databaseUrl: string,
  order: Order,
  { count, written }: { readonly count: number; readonly written: Promise<unknown> },
): Promise<Seen> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  let wake = Promise.withResolvers<void>();
  client.on("notification", () => wake.resolve());
  await client.query(`listen ${CHANNEL}`);
  let isWritten = false;
  void written.then(() => {
    isWritten = true;
  });
  const delays: number[] = [];
  let place: [string, string] = ["0", "0"];
  for (let empty = 0; delays.length < count && empty < (order.sequence ? 100 : 2); ) {
    const wasWritten = isWritten;
    const upTo = order.ends === undefined ? place[1] : await smallest(client, order.ends);
    const { rows } = await client.query<{ a: string; b: string; sent: number }>(order.page, [place[0], upTo]);
    const now = performance.timeOrigin + performance.now();
    for (const { sent } of rows) delays.push(now - sent);
    const last = rows.at(-1);
    if (last !== undefined) place = [last.a, last.b];
    if (rows.length > 0) continue;
    if (wasWritten) empty += 1;
    const timer = setTimeout(() => wake.resolve(), LOOK_MS);
    await wake.promise;
    clearTimeout(timer);
    wake = Promise.withResolvers();
  }
  await client.end();
  return { count: delays.length, delays };
}

async function smallest(client: pg.Client, ends: readonly string[]): Promise<string> {
  const found: bigint[] = [];
  for (const end of ends) {
    const { rows } = await client.query<{ end: string | null }>(end);
    if (rows[0]?.end) found.push(BigInt(rows[0].end));
  }
  return String(found.reduce((a, b) => (a < b ? a : b)));
}
