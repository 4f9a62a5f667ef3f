import { eq, ne, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import type { Lake } from "./lake.ts";
import { leases } from "./tables/leases.ts";

/** The holder of leases, and for how long. */
interface LeaseTerm {
  /** A process; unique for ever. */
  readonly holder: string;
  /** Duration of a lease, in milliseconds, by the database's clock. */
  readonly ttlMs: number;
}

/** Of an embedded database: how long a lease lasts, and when it is renewed. */
const ALONE_TTL_MS = 30_000;
const ALONE_RENEW_MS = 10_000;

/**
 * The leases of the jobs that a process runs for as long as it lives. An embedded database has one process at a time, so
 * that those of the one before are void; what it holds it renews less often, since that only says that it runs.
 */
export function leasesOfJobs({ db, kind }: Pick<Lake, "db" | "kind">): ReturnType<typeof leasesOf> {
  const shared = leasesOf(db);
  if (kind !== "embedded") return shared;
  let held: { readonly names: readonly string[]; readonly at: number } | undefined;
  return {
    ...shared,
    async hold(names, { holder }) {
      const now = performance.now();
      if (held?.names === names && now - held.at < ALONE_RENEW_MS) return [...names];
      if (held === undefined) await db.delete(leases).where(ne(leases.holder, holder));
      held = { names, at: now };
      return holdLeases(db, names, { holder, ttlMs: ALONE_TTL_MS });
    },
  };
}

/** The leases of every process that uses this database. */
export function leasesOf(db: Database) {
  return {
    hold: (names: readonly string[], term: LeaseTerm) => holdLeases(db, names, term),
    release: (holder: string) => releaseLeases(db, holder),
  };
}

/**
 * Takes the leases that are free or expired, and renews those of `holder`.
 *
 * @returns The names that `holder` holds. A missing name belongs to another process.
 */
async function holdLeases(
  db: Database,
  names: readonly string[],
  { holder, ttlMs }: LeaseTerm,
): Promise<string[]> {
  if (names.length === 0) return [];
  // Always in the same order, so that two processes cannot deadlock. `now()` would be the start of the
  // transaction, before any wait for another process's row.
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

/** Releases every lease of a holder, so that another process need not wait for expiry. */
async function releaseLeases(db: Database, holder: string): Promise<void> {
  await db.delete(leases).where(eq(leases.holder, holder));
}
