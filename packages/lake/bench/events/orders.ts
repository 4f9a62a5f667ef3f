/** Ways to let readers see each event once and in one order, as SQL over a table of their own each. */
export interface Order {
  readonly name: string;
  readonly table: string;
  /** Runs in a transaction after its other rows, before its events. */
  readonly before?: string;
  /** Whether the commit is sent along, and not once the events are answered: nothing of the client's is waited for. */
  readonly isCommitAhead?: boolean;
  /** Whether a commit with events wakes readers. */
  readonly notify: boolean;
  /** Gives places to events that have none; run by one process. */
  readonly sequence?: string;
  /** Each answers with a `seq` up to which nothing more will be committed; asked one after the other before a page. */
  readonly ends?: readonly string[];
  /** The next events: `$1` and `$2` are the place of the last one; with `ends`, `$2` is the smallest of them. */
  readonly page: string;
}

const LOCK = 7_402_999;
/** The highest 16 bits of the keys of marks; the rest is a `seq`. */
const MARKS = 21;
const COLUMNS = "id text not null, tenant text not null, data jsonb not null, sent double precision not null";
const MAX_PAGE_EVENTS = 5_000;

/** The reference: nobody keeps an order, so a reader that goes by `seq` misses what commits late. */
export const UNORDERED: Order = {
  name: "unordered",
  table: `create table bench.unordered (seq bigint generated always as identity primary key, ${COLUMNS})`,
  notify: true,
  page: `select seq as a, 0 as b, sent from bench.unordered where seq > $1 and $2::bigint = 0 order by seq limit ${MAX_PAGE_EVENTS}`,
};

export const ORDERS: readonly Order[] = [
  UNORDERED,
  {
    ...UNORDERED,
    name: "quiet",
    table: UNORDERED.table.replaceAll("unordered", "quiet"),
    page: UNORDERED.page.replaceAll("unordered", "quiet"),
    notify: false,
  },
  {
    name: "lock",
    table: `create table bench.lock (seq bigint generated always as identity primary key, ${COLUMNS})`,
    before: `select pg_advisory_xact_lock(${LOCK})`,
    notify: true,
    page: `select seq as a, 0 as b, sent from bench.lock where seq > $1 and $2::bigint = 0 order by seq limit ${MAX_PAGE_EVENTS}`,
  },
  {
    name: "ahead",
    table: `create table bench.ahead (seq bigint generated always as identity primary key, ${COLUMNS})`,
    before: `select pg_advisory_xact_lock(${LOCK})`,
    isCommitAhead: true,
    notify: true,
    page: `select seq as a, 0 as b, sent from bench.ahead where seq > $1 and $2::bigint = 0 order by seq limit ${MAX_PAGE_EVENTS}`,
  },
  {
    name: "marks",
    table: `create table bench.marks (seq bigint generated always as identity primary key, ${COLUMNS})`,
    before: `select pg_advisory_xact_lock_shared(${MARKS}::bigint << 48 | last_value) from bench.marks_seq_seq`,
    notify: true,
    ends: [
      "select last_value as end from bench.marks_seq_seq",
      `select min((classid::bigint << 32 | objid::bigint) & ((1::bigint << 48) - 1)) as end from pg_locks
        where locktype = 'advisory' and objsubid = 1 and classid::bigint >> 16 = ${MARKS}`,
    ],
    page: `select seq as a, 0 as b, sent from bench.marks where seq > $1 and seq <= $2 order by seq limit ${MAX_PAGE_EVENTS}`,
  },
  {
    name: "sequencer",
    table: `create table bench.sequencer (at bigint generated always as identity primary key, seq bigint unique, ${COLUMNS});
      create index on bench.sequencer (at) where seq is null`,
    notify: true,
    sequence: `with found as (
        select at, row_number() over (order by at) + coalesce((select max(seq) from bench.sequencer), 0) as place
        from bench.sequencer where seq is null order by at limit ${MAX_PAGE_EVENTS}
      ) update bench.sequencer s set seq = place from found where s.at = found.at`,
    page: `select seq as a, 0 as b, sent from bench.sequencer where seq > $1 and $2::bigint = 0 order by seq limit ${MAX_PAGE_EVENTS}`,
  },
  {
    name: "watermark",
    table: `create table bench.watermark (xid xid8 not null default pg_current_xact_id(), seq bigint generated always as identity,
      ${COLUMNS}, primary key (xid, seq))`,
    notify: true,
    page: `select xid::text as a, seq as b, sent from bench.watermark
      where (xid, seq) > ($1::text::xid8, $2::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
      order by xid, seq limit ${MAX_PAGE_EVENTS}`,
  },
];

/** The channel that wakes readers, and the one that wakes the sequencer. */
export const CHANNEL = "bench_events";
export const UNSEQUENCED = "bench_unsequenced";
