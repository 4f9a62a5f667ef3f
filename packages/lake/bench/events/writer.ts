/**
 * A process that commits events as a subgraph does: what its callers ask for at one time shares a transaction. Told
 * `{order, units, callers}` by its parent, it answers with the seconds that it took. With the argument `sequence` it
 * gives places to events instead, until it is stopped.
 *
 * @module
 */
import pg from "pg";
import { createGroupCommit } from "../../src/internal/group-commit.ts";
import { CHANNEL, ORDERS, type Order, UNSEQUENCED } from "./orders.ts";

interface Task {
  readonly order: string;
  /** Units of work, of one row and one event each; 0 for a sequencer. */
  readonly units: number;
  /** Units that are under way at a time. */
  readonly callers: number;
}

interface Unit {
  readonly id: string;
  readonly sent: number;
}

const ROW = "x".repeat(900);
const EVENT = {
  transaction_id: "tx",
  fraud_score: 12.7,
  network: "ethereum",
  from: "0xa1",
  to: "0xb2",
  note: "y".repeat(150),
};
const POLL_MS = 20;

const databaseUrl = process.argv[2]!;
const isSequencer = process.argv[3] === "sequence";
const client = new pg.Client({ connectionString: databaseUrl, pipeline: true });
await client.connect();
process.on("message", (task: Task) => void (isSequencer ? sequence(task) : write(task)));
process.send!("open");

async function write({ order: name, units, callers }: Task): Promise<void> {
  const order = ORDERS.find((each) => each.name === name)!;
  const group = createGroupCommit<Unit>({
    maxBatch: 500,
    maxWaiting: 20_000,
    deadlineMs: 60_000,
    isOneItemsFault: () => false,
    write: (batch) => commit(order, batch),
  });
  let left = units;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (left-- > 0)
        await group.commit({
          id: `${process.pid}-${left}`,
          sent: performance.timeOrigin + performance.now(),
        });
    }),
  );
  process.send!((performance.now() - started) / 1_000);
}

/** Everything is sent without waiting for the answers to what was sent before. */
async function commit(order: Order, batch: readonly Unit[]): Promise<void> {
  const rows = JSON.stringify(batch.map(({ id }) => ({ id, data: ROW })));
  const events = JSON.stringify(batch.map(({ id, sent }) => ({ id, sent, tenant: "acme", data: EVENT })));
  const channel = order.sequence === undefined ? CHANNEL : UNSEQUENCED;
  await Promise.all([
    client.query("begin"),
    client.query(
      "insert into bench.rows select id, data from jsonb_to_recordset($1::jsonb) as row(id text, data text)",
      [rows],
    ),
    order.before && client.query(order.before),
    client.query(
      `insert into bench.${order.name} (id, tenant, data, sent) select id, tenant, data, sent
       from jsonb_to_recordset($1::jsonb) as row(id text, tenant text, data jsonb, sent double precision)`,
      [events],
    ),
    order.notify && client.query(`notify ${channel}`),
    order.isCommitAhead && client.query("commit"),
  ]);
  if (!order.isCommitAhead) await client.query("commit");
}

async function sequence({ order: name }: Task): Promise<void> {
  const order = ORDERS.find((each) => each.name === name)!;
  let wake = Promise.withResolvers<void>();
  client.on("notification", () => wake.resolve());
  await client.query(`listen ${UNSEQUENCED}`);
  for (;;) {
    const { rowCount } = await client.query(order.sequence!);
    if (rowCount! > 0) await client.query(`notify ${CHANNEL}`);
    else {
      const timer = setTimeout(() => wake.resolve(), POLL_MS);
      await wake.promise;
      clearTimeout(timer);
      wake = Promise.withResolvers();
    }
  }
}
