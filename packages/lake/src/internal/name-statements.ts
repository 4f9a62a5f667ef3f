import type { Pool, PoolClient, QueryConfig } from "pg";

type Query = (config: string | QueryConfig, values?: unknown[]) => Promise<unknown>;

/** Maximum prepared statements; each takes memory on the server. */
const MAX_STATEMENTS = 200;
/** Statements seen once, which may recur. */
const MAX_STATEMENTS_SEEN_ONCE = 1_000;

/**
 * The same pool, but a parameterised statement is prepared under a name the second time it is used, so that
 * the server parses and plans it once per connection. For a short query that is most of its cost.
 */
export function nameStatements(pool: Pool): Pool {
  const names = new Map<string, string>();
  const once = new Set<string>();
  return Object.create(pool, {
    connect: { value: async () => named(await pool.connect()) },
  });

  function named(client: PoolClient): PoolClient {
    const plain = client.query as Query;
    const query: Query = (config, values) => {
      const given = typeof config === "string" ? { text: config } : config;
      const parameters = values ?? given.values ?? [];
      // Whoever prepared it gave it one.
      if (given.name) return plain(config, values);
      // Without parameters the text may be several statements, which cannot be prepared.
      const name = parameters.length > 0 ? nameOf(given.text) : undefined;
      return name === undefined ? plain(config, values) : plain({ ...given, name }, parameters);
    };
    return Object.create(client, { query: { value: query } });
  }

  function nameOf(text: string): string | undefined {
    const name = names.get(text);
    if (name !== undefined || names.size >= MAX_STATEMENTS) return name;
    if (!once.delete(text)) {
      if (once.size >= MAX_STATEMENTS_SEEN_ONCE) once.clear();
      once.add(text);
      return undefined;
    }
    const made = `tetron_${names.size}`;
    names.set(text, made);
    return made;
  }
}
