import type { Pool, PoolClient } from "pg";

type Query = (...call: unknown[]) => Promise<unknown>;

/** Queries that are under way on one connection. */
interface Lease {
  readonly client: Promise<PoolClient>;
  held: boolean;
  open: number;
}

/**
 * The same pool, but queries of the same moment share a connection: each is sent without waiting for the
 * answers to those before it. Where there is one connection that saves a turn of two threads for each query.
 * A transaction still has its connection to itself, and queries that come after it wait behind it.
 *
 * @param pool - Its connections take further queries before they have answered: pg's `pipeline`.
 */
export function shareConnection(pool: Pool): Pool {
  let current: Lease | undefined;
  return Object.create(pool, { query: { value: query } });

  async function query(...call: unknown[]): Promise<unknown> {
    // Joining a connection that is in use would keep who waits for one of its own waiting for ever.
    if (current === undefined || (current.held && pool.waitingCount > 0)) current = lease();
    const mine = current;
    mine.open += 1;
    try {
      return await ((await mine.client).query as Query)(...call);
    } finally {
      mine.open -= 1;
      if (mine.open === 0) {
        if (current === mine) current = undefined;
        if (mine.held) (await mine.client).release();
      }
    }
  }

  function lease(): Lease {
    const made: Lease = {
      client: pool.connect().then((client) => {
        made.held = true;
        return client;
      }),
      held: false,
      open: 0,
    };
    return made;
  }
}
