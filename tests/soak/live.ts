/**
 * 200 clients of two gateways lose their connections at random for a minute at 200 events a second, and halfway one of
 * the gateways is killed. Each client must get what it is entitled to, in order, once. Prints a line and exits with 1
 * when one did not.
 *
 * @module
 */
import { setTimeout as sleep } from "node:timers/promises";
import { createIds } from "@tetron/domain/id";
import { until } from "@tetron/domain/testing";
import { restlessClient } from "@tetron/gateway/stream/restless-testing";
import { appendEvent } from "@tetron/lake/events";
import { newSecret } from "@tetron/lake/key-secret";
import { insertKey, keyRow } from "@tetron/lake/keys";
import { anEvent, aRootKeyFile, openTestLake, startPostgres } from "@tetron/lake/testing";
import getPort from "get-port";
import { startProcess } from "../process.ts";

const SECONDS = Number(process.argv[2] ?? 60);
const EVENTS_PER_SECOND = 200;
const TICK_MS = 50;
const CLIENTS = 200;
const TENANTS = 4;
const WAIT_MS = 60_000;

await using stack = new AsyncDisposableStack();
const postgres = stack.use(await startPostgres());
const lake = stack.use(await openTestLake({ databaseUrl: postgres.url }));
const nextId = createIds();
const secrets = await Promise.all(
  Array.from({ length: TENANTS }, async (_, tenant) => {
    const secret = newSecret();
    const key = { id: nextId("key"), tenant: `tenant-${tenant}`, name: "soak", createdAt: new Date() };
    const rest = { scopes: ["stream:read" as const], allowedIps: [], expiresAt: null };
    await lake.commit([insertKey(keyRow(secret, { ...key, ...rest }))]);
    return secret;
  }),
);

/** Nothing answers behind it: streams need the table alone. */
async function startGateway() {
  const port = String(await getPort({ host: "127.0.0.1" }));
  const subgraphs = ["INGESTION", "SCORING", "REPUTATION", "ROUTING", "TENANCY"];
  const gateway = startProcess("gateway/src/main.ts", [], {
    DATABASE_URL: postgres.url,
    TETRON_ROOT_KEY_FILE: await aRootKeyFile(),
    TETRON_INTERNAL_SECRET: "a secret that only services share",
    ...Object.fromEntries(
      subgraphs.map((name) => [`TETRON_SUBGRAPH_${name}_URL`, "http://127.0.0.1:9/graphql"]),
    ),
    ...{ PORT: port, LOG_LEVEL: "warn", TETRON_RATE_LIMIT_PER_MINUTE: "0" },
  });
  stack.use(gateway);
  const url = `http://127.0.0.1:${port}`;
  const isLive = () =>
    fetch(`${url}/health/live`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until(`${url} is live`, isLive, WAIT_MS);
  return { url, gateway };
}

const [doomed, other] = [await startGateway(), await startGateway()];
const clients = Array.from({ length: CLIENTS }, (_, i) => {
  const tenant = i % TENANTS;
  const least = i % 3 === 0 ? Math.floor(Math.random() * 100) : 0;
  const asked = least === 0 ? {} : { filter: { min_score: least } };
  const urls = [doomed.url, other.url];
  return { tenant, least, ...restlessClient({ urls, key: secrets[tenant]!, random: Math.random, ...asked }) };
});
await Promise.all(clients.map(({ begun }) => begun));

const made: { readonly id: string; readonly tenant: number; readonly score: number }[] = [];
const began = performance.now();
let isKilled = false;
for (let elapsed = 0; elapsed < SECONDS * 1_000; elapsed = performance.now() - began) {
  const due = Math.floor((elapsed / 1_000) * EVENTS_PER_SECOND) - made.length;
  const some = Array.from({ length: due }, () => ({
    id: nextId("tx"),
    tenant: Math.floor(Math.random() * TENANTS),
    score: Math.random() * 100,
  }));
  made.push(...some);
  await lake.commit(
    some.map(({ id, tenant, score }) => {
      const data = { ...anEvent().data, transaction_id: id, fraud_score: score };
      return appendEvent(anEvent({ id: nextId("evt"), tenant: `tenant-${tenant}`, subject: id, data }));
    }),
  );
  if (!isKilled && elapsed > SECONDS * 500) {
    isKilled = true;
    await doomed.gateway.end("SIGKILL");
  }
  // waits: the rate of the events.
  await sleep(TICK_MS);
}
for (const { settle } of clients) settle();
const entitled = clients.map(({ tenant, least }) =>
  made.filter((each) => each.tenant === tenant && each.score >= least).map(({ id }) => id),
);
const isComplete = () => clients.every(({ scores }, i) => scores.length >= entitled[i]!.length);
await until("every client has its events", isComplete, WAIT_MS).catch((error: Error) =>
  console.log(error.message),
);
const wrong = clients.filter(({ scores }, i) => JSON.stringify(scores) !== JSON.stringify(entitled[i]));
await Promise.all(clients.map(({ leave }) => leave()));
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
console.log(
  `${made.length} events in ${SECONDS} s, ${CLIENTS} clients with ${sum(clients.map(({ connections }) => connections()))} connections, one of two gateways killed: ` +
    `${sum(clients.map(({ scores }) => scores.length))} messages, ${wrong.length} clients with a gap, a duplicate or another order`,
);
process.exitCode = wrong.length > 0 ? 1 : 0;
