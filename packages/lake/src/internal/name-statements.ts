import { type SQL, sql } from "drizzle-orm";
import type { Pool, PoolClient, QueryConfig } from "pg";

type Query = (config: string | QueryConfig, values?: unknown[]) => Promise<unknown>;

/** Maximum prepared statements, without those that are planned once; each takes memory on the server. */
const MAX_STATEMENTS = 200;
/** Statements seen once, which may recur. */
const MAX_STATEMENTS_SEEN_ONCE = 1_000;
/** What the text of a statement that is planned once begins with. */
const PLANNED_ONCE = "/* planned once */ ";

/**
 * A statement that each connection plans once, whatever its parameters: for one whose plan takes long and is always the same. Left
 * to itself, PostgreSQL goes by how many rows it expects of parameters that it does not know, and plans it each time.
 *
 * @param statement - One of few texts: each stays prepared for as long as its connection lasts.
 */
export function plannedOnce(statement: SQL): SQL {
  return sql`${sql.raw(PLANNED_ONCE)}${statement}`;
}

/**
 * The same pool, but statements are prepared under a name, so that the server parses and plans them once per connection; for a short
 * query that is most of its cost. Those that are {@link plannedOnce} always; others the second time they are used.
 *
 * @param isNamed - Whether one of the others is named: PostgreSQL plans it without its parameters after a while.
 */
export function nameStatements(pool: Pool, isNamed: (text: string) => boolean): Pool {
  const names = new Map<string, string>();
  const once = new Set<string>();
  const planned = new Map<string, string>();
  const connect = async () => named(await pool.connect());
  return Object.create(pool, { connect: { value: connect }, query: { value: query } });

  async function query(config: string | QueryConfig, values?: unknown[]): Promise<unknown> {
    const text = typeof config === "string" ? config : config.text;
    if (!text.startsWith(PLANNED_ONCE) && !isNamed(text)) return (pool.query as Query)(config, values);
    const client = await connect();
    try {
      return await (client.query as Query)(config, values);
    } finally {
      client.release();
    }
  }

  function named(client: PoolClient): PoolClient {
    const plain = client.query as Query;
    const query: Query = (config, values) => {
      const given = typeof config === "string" ? { text: config } : config;
      const parameters = values ?? given.values ?? [];
      // Whoever prepared it gave it one.
      if (given.name) return plain(config, values);
      if (given.text.startsWith(PLANNED_ONCE)) {
        const name = nameIn(planned, given.text, "tetron_planned");
        return withOnePlan(plain, () => plain({ ...given, name }, parameters));
      }
      // Without parameters the text may be several statements, which cannot be prepared.
      const name = parameters.length > 0 && isNamed(given.text) ? nameOfRecurring(given.text) : undefined;
      return name === undefined ? plain(config, values) : plain({ ...given, name }, parameters);
    };
    return Object.create(client, { query: { value: query } });
  }

  function nameOfRecurring(text: string): string | undefined {
    const isFull = names.size >= MAX_STATEMENTS;
    if (names.has(text) || (!isFull && once.delete(text))) return nameIn(names, text, "tetron");
    if (once.size >= MAX_STATEMENTS_SEEN_ONCE) once.clear();
    once.add(text);
    return undefined;
  }
}

/** The name of a text, which gets one when it has none. */
function nameIn(names: Map<string, string>, text: string, prefix: string): string {
  const name = names.get(text) ?? `${prefix}_${names.size}`;
  names.set(text, name);
  return name;
}

/** Three messages of one round trip: nothing else is sent between them. */
async function withOnePlan(plain: Query, ask: () => Promise<unknown>): Promise<unknown> {
  const sent = [plain("set plan_cache_mode = force_generic_plan"), ask(), plain("reset plan_cache_mode")];
  // In a transaction that has failed all three fail, and its end takes the setting back.
  const [, answer] = await Promise.allSettled(sent);
  if (answer!.status === "rejected") throw answer!.reason;
  return answer!.value;
}
