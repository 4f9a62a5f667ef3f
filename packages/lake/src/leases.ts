import { eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { leases } from "./tables/leases.ts";

/** Who holds leases, and for how long. */
interface LeaseTerm {
  /** Names one process; no other ever has the same. */
  readonly holder: string;
  /** How long a lease lasts, milliseconds, by the database's clock. */
  readonly ttlMs: number;
}

/** The leases of everyone who opened this lake's database. */
export function leasesOf(db: Database) {
  return {
    hold: (names: readonly string[], term: LeaseTerm) => holdLeases(db, names, term),
    release: (holder: string) => releaseLeases(db, holder),
  };
}

/**
 * Takes the leases that are free, or whose holder let them expire, and renews those that `holder` has.
 *
 * @returns The names that `holder` has now. A name that is missing belongs to another process.
 */
async function holdLeases(
  db: Database,
  names: readonly string[],
  { holder, ttlMs }: LeaseTerm,
): Promise<string[]> {
  if (names.length === 0) return [];
  // In one order for everybody, so that two processes never wait for each other. `now()` would be the time at which
  // the transaction began, and waiting for another process's row takes time.
  const wanted = sql.join(
    names.toSorted().map((name) => sql`(${name})`),
    sql`, `,
  );
  const expires = sql`clock_timestamp() + ${ttlMs} * interval '1 millisecond'`;
  const { rows } = await db.execute<{ name: string }>(sql`
    insert into ${leases} as held (name, holder, expires_at)
    select name, ${holder}, ${expires} from (values ${wanted}) as wanted (name)
    on conflict (name) do update set holder = excluded.holder, expires_at = ${expires}
    where held.holder = excluded.holder or held.expires_at <= clock_timestamp()
    returning name`);
  return rows.map(({ name }) => name);
}

/** Gives up every lease of a holder, so that another process need not wait until they expire. */
async function releaseLeases(db: Database, holder: string): Promise<void> {
  await db.delete(leases).where(eq(leases.holder, holder));
}
