import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { COMMAND_LINE, SYSTEM } from "@tetron/domain/actor";
import { EVERY_TENANT } from "@tetron/domain/owner";
import { DEMO_TENANT } from "@tetron/domain/tenant";
import { endpoints } from "@tetron/gateway/rest-endpoints.gen";
import { readAudit } from "@tetron/lake/audit";
import { events } from "@tetron/lake/tables/events";
import type { Command } from "commander";
import { asc, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createProgram } from "../program.ts";
import { type Doors, type House, openHouse, stateOf } from "./testing.ts";

const ORDINARY = "0x206d226f226f62994dbc70cc6da1a02f2825466e";
const OTHER = "0x737b5032148d04ff44cae59679177f3eba546792";
/** A wallet without any evidence, so that a quote to it has a route. */
const PAYEE = "0x00000000000000000000000000000000000e0002";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

let house: House;
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "tetron-doors-"));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, "histories.ndjson"), `${HISTORIES.join("\n")}\n`);
  await writeFile(join(folder, "labels.ndjson"), `${LABELS.join("\n")}\n`);
  await writeFile(
    join(folder, "sanctioned_addresses_ETH.txt"),
    "0x00000000000000000000000000000000000e0003\n",
  );
  house = await openHouse(stack, folder);
});

const HISTORIES = [
  JSON.stringify({
    address: PAYEE,
    normal: [{ timeStamp: "1600000000", from: PAYEE, to: OTHER, value: "1" }],
    erc20: [],
  }),
];
const LABELS = [JSON.stringify({ address: OTHER, label: "exchange", name: "Shop" })];
const PAYMENT = {
  fromAddress: ORDINARY,
  toAddress: PAYEE,
  amount: "0.5",
  currency: "ETH",
  network: "ethereum",
};
const REST_PAYMENT = {
  ...{ from_address: ORDINARY, to_address: PAYEE },
  ...{ amount: "0.5", currency: "ETH", network: "ethereum" },
};
const CLI_EDITION = ["--list", "mine", "--list-version", "1"];
const inline = (lines: readonly string[], shared: boolean, edition = {}) => ({
  ...{ network: "ethereum", format: "NDJSON", shared, lines, ...edition },
});
const importing = (field: string) => `mutation ($input: ImportInput!) { ${field}(input: $input) { id } }`;
const edition = { source: "mine", version: "1" };
const CONTEST = "mutation ($input: ContestLabelInput!) { contestLabel(input: $input) { changed } }";
const contest = (shared: boolean) => ({
  ...{ network: "ethereum", address: OTHER, list: "mine" },
  ...{ reason: "It is ours.", shared },
});
const CLI_CONTEST = ["labels", "contest", OTHER, "--list", "mine", "--reason", "It is ours."];
const labelled = ({ cli }: Doors) => cli("import", "labels", "labels.ndjson", ...CLI_EDITION);

/**
 * One use case through every interface that offers it, each by the name of its field, endpoint or command.
 */
interface Deed<Before = void> {
  readonly before?: (doors: Doors) => Promise<Before>;
  /** By the field of the graph, query or mutation. */
  readonly graphql?: Readonly<Record<string, (doors: Doors, before: Before) => Promise<unknown>>>;
  /** By the name in the registry of endpoints. */
  readonly rest?: Readonly<Record<string, (doors: Doors, before: Before) => Promise<unknown>>>;
  /** By the words of the command. */
  readonly cli?: Readonly<Record<string, (doors: Doors, before: Before) => Promise<unknown>>>;
}

const deed = <Before = void>(each: Deed<Before>) => each as Deed<unknown>;

const quoted = async ({ rest }: Doors) =>
  String((await rest("POST", "/v1/route/quote", REST_PAYMENT))["route_id"]);
const reported = ({ rest }: Doors) =>
  rest("POST", "/v1/feedback", {
    ...{ network: "ethereum", address: ORDINARY, outcome: "fraud", reference: "case-1" },
  });
const aKey = async ({ cli }: Doors) => String((await cli("keys", "create", "--name", "shop"))["id"]);

/** Everything that writes. */
const WRITES: Readonly<Record<string, Deed<unknown>>> = {
  "a payment is scored": deed({
    graphql: {
      scoreTransaction: ({ graphql }) =>
        graphql(
          "mutation ($input: ScoreTransactionInput!) { scoreTransaction(input: $input) { id } }",
          PAYMENT,
        ),
    },
    rest: { scoreTransaction: ({ rest }) => rest("POST", "/v1/score", REST_PAYMENT) },
    cli: { score: ({ cli }) => cli("score", ORDINARY, PAYEE, "0.5", "ETH") },
  }),
  "a route is quoted": deed({
    graphql: {
      quoteRoute: ({ graphql }) =>
        graphql("query ($input: QuoteRouteInput!) { quoteRoute(input: $input) { id } }", PAYMENT),
    },
    rest: { quoteRoute: quoted },
  }),
  "what became of a route is reported": deed<string>({
    before: quoted,
    graphql: {
      reportRouteExecution: ({ graphql }, routeId) =>
        graphql(
          "mutation ($input: ReportRouteExecutionInput!) { reportRouteExecution(input: $input) { __typename } }",
          { routeId, outcome: "EXECUTED", seconds: 60 },
        ),
    },
  }),
  "a wallet is reported": deed({
    graphql: {
      recordOutcome: ({ graphql }) =>
        graphql("mutation ($input: OutcomeInput!) { recordOutcome(input: $input) { recorded } }", {
          ...{ network: "ethereum", address: ORDINARY, outcome: "FRAUD", reference: "case-1" },
        }),
    },
    rest: {
      feedback: reported,
    },
  }),
  "histories are imported for a tenant": deed({
    graphql: {
      importHistories: ({ graphql }) => graphql(importing("importHistories"), inline(HISTORIES, false)),
    },
    cli: {
      import: ({ cli }) => cli("import", "histories", "histories.ndjson", "--tenant", DEMO_TENANT),
    },
  }),
  "histories are imported for everybody": deed({
    graphql: {
      importHistories: ({ graphql }) => graphql(importing("importHistories"), inline(HISTORIES, true)),
    },
    cli: { import: ({ cli }) => cli("import", "histories", "histories.ndjson") },
  }),
  "labels are imported for a tenant": deed({
    graphql: {
      importLabels: ({ graphql }) => graphql(importing("importLabels"), inline(LABELS, false, edition)),
    },
    cli: {
      import: ({ cli }) => cli("import", "labels", "labels.ndjson", "--tenant", DEMO_TENANT, ...CLI_EDITION),
    },
  }),
  "labels are imported for everybody": deed({
    graphql: {
      importLabels: ({ graphql }) => graphql(importing("importLabels"), inline(LABELS, true, edition)),
    },
    cli: { import: ({ cli }) => cli("import", "labels", "labels.ndjson", ...CLI_EDITION) },
  }),
  "an edition that is held is imported again": deed({
    before: labelled,
    graphql: {
      importLabels: ({ graphql }) => graphql(importing("importLabels"), inline(LABELS, true, edition)),
    },
    cli: { import: ({ cli }) => cli("import", "labels", "labels.ndjson", ...CLI_EDITION) },
  }),
  "a label is contested for a tenant": deed({
    before: labelled,
    graphql: { contestLabel: ({ graphql }) => graphql(CONTEST, contest(false)) },
    cli: {
      "labels contest": ({ cli }) => cli(...CLI_CONTEST, "--tenant", DEMO_TENANT),
    },
  }),
  "a label is contested for everybody": deed({
    before: labelled,
    graphql: { contestLabel: ({ graphql }) => graphql(CONTEST, contest(true)) },
    cli: { "labels contest": ({ cli }) => cli(...CLI_CONTEST) },
  }),
  "a contest is withdrawn": deed({
    before: async (doors) => {
      await labelled(doors);
      await doors.cli(...CLI_CONTEST);
    },
    graphql: {
      contestLabel: ({ graphql }) => graphql(CONTEST, { ...contest(true), reason: null, withdraw: true }),
    },
    cli: {
      "labels contest": ({ cli }) => cli("labels", "contest", OTHER, "--list", "mine", "--withdraw"),
    },
  }),
  "sanctions are replaced by current ones": deed({
    cli: {
      "lists refresh": ({ cli }) =>
        cli("lists", "refresh", "sanctioned_addresses_ETH.txt", "--date", "2027-01-31", "--force"),
    },
  }),
  "an edition of sanctions is taken back": deed({
    before: async ({ cli }) => {
      for (const day of ["2027-01-30", "2027-01-31"])
        await cli("lists", "refresh", "sanctioned_addresses_ETH.txt", "--date", day, "--force");
    },
    cli: { "lists rollback": ({ cli }) => cli("lists", "rollback", "OFAC SDN ETH") },
  }),
  "what is kept of a wallet is erased": deed({
    before: reported,
    cli: { erase: ({ cli }) => cli("erase", "--tenant", DEMO_TENANT, "--wallet", ORDINARY) },
  }),
  "root keys that are lost are forgotten": deed({
    before: async () => {
      await house.lake.db.execute(sql`insert into platform.data_keys
        values ('dk_lost', ${DEMO_TENANT}, 'eip155:1:0x01', 'wrapped', 'lost', now())`);
    },
    cli: { "root-key forget": ({ cli }) => cli("root-key", "forget") },
  }),
  "data keys are wrapped anew": deed({ cli: { "root-key rewrap": ({ cli }) => cli("root-key", "rewrap") } }),
  "a key is made": deed({ cli: { "keys create": aKey } }),
  "a key is rotated": deed<string>({
    before: aKey,
    cli: { "keys rotate": ({ cli }, id) => cli("keys", "rotate", id) },
  }),
  "a key is revoked": deed<string>({
    before: aKey,
    cli: { "keys revoke": ({ cli }, id) => cli("keys", "revoke", id) },
  }),
};

/** Everything that only reads, through every interface that offers it. */
const READS: Readonly<Record<string, Deed<unknown>>> = {
  "networks and wallets": deed({
    graphql: {
      networks: ({ graphql }) => graphql("{ networks { id } }"),
      network: ({ graphql }) => graphql(`{ network(id: "ethereum") { id } }`),
      wallet: ({ graphql }) =>
        graphql(
          `{ wallet(network: "ethereum", address: "${ORDINARY}") { labels { label } risk { fraudProbability } reputation { score } } }`,
        ),
    },
    cli: { "labels explain": ({ cli }) => cli("labels", "explain", ORDINARY) },
  }),
  reputations: deed({
    graphql: {
      reputations: ({ graphql }) =>
        graphql(
          `{ reputations(network: "ethereum", addresses: ["${ORDINARY}"]) { wallets { reputation { score } } } }`,
        ),
    },
    rest: {
      reputation: ({ rest }) =>
        rest("POST", "/v1/reputation", { network: "ethereum", addresses: [ORDINARY] }),
    },
  }),
  "a stored score": deed<string>({
    before: async ({ rest }) => String((await rest("POST", "/v1/score", REST_PAYMENT))["transaction_id"]),
    graphql: { score: ({ graphql }, id) => graphql(`{ score(id: "${id}") { id } }`) },
    rest: { getScore: ({ rest }, id) => rest("GET", `/v1/score/${id}`) },
    cli: { replay: ({ cli }, id) => cli("replay", id) },
  }),
  "a stored quote": deed<string>({
    before: quoted,
    graphql: { route: ({ graphql }, id) => graphql(`{ route(id: "${id}") { id } }`) },
    rest: { getRoute: ({ rest }, id) => rest("GET", `/v1/route/${id}`) },
  }),
  "the audit log": deed({
    before: reported,
    cli: {
      "audit list": ({ cli }) => cli("audit", "list"),
      "audit verify": ({ cli }) => cli("audit", "verify"),
    },
  }),
  "lists in force": deed({ cli: { "lists show": ({ cli }) => cli("lists", "show") } }),
  keys: deed({ cli: { "keys list": ({ cli }) => cli("keys", "list") } }),
};

/** Commands that run without the platform's lake, and `start`, which serves it. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  start: [],
  wallets: ["histories.ndjson"],
  "keys demo": [],
  train: [],
  "lists build": [],
  "catalogue check": [],
  "catalogue compare": ["--url", "histories.ndjson"],
  evaluate: [],
};

const doorsOf = (deeds: Readonly<Record<string, Deed<unknown>>>, kind: "graphql" | "rest" | "cli") =>
  Object.values(deeds).flatMap((each) => Object.keys(each[kind] ?? {}));

describe("every door is in the tables above", () => {
  test("the fields of the graph", () => {
    const { schema } = house.platform.supergraph;
    const isOurs = (field: string) => !field.startsWith("_");
    const [queries, mutations] = [schema.getQueryType()!, schema.getMutationType()!].map((type) =>
      Object.keys(type.getFields()).filter(isOurs),
    );
    const known = [...doorsOf(WRITES, "graphql"), ...doorsOf(READS, "graphql")];
    expect(new Set(known)).toEqual(new Set([...queries!, ...mutations!]));
    expect(new Set(doorsOf(READS, "graphql")).intersection(new Set(mutations))).toEqual(new Set());
  });

  test("the REST endpoints", () => {
    const known = [...doorsOf(WRITES, "rest"), ...doorsOf(READS, "rest")];
    expect(new Set(known)).toEqual(new Set(Object.keys(endpoints)));
  });

  test("the commands", () => {
    const never = async () => {};
    const known = [...doorsOf(WRITES, "cli"), ...doorsOf(READS, "cli"), ...Object.keys(BESIDE)];
    expect(new Set(known)).toEqual(new Set(leavesOf(createProgram({ onLake: never, here: never }))));
  });
});

/** The words of every command without subcommands. */
function leavesOf(command: Command, words: readonly string[] = []): string[] {
  if (command.commands.length === 0) return [words.join(" ")];
  return command.commands.flatMap((each) => leavesOf(each, [...words, each.name()]));
}

test("what a start creates is audited", async () => {
  const loads = (await allEntries()).filter(({ action }) => action === "reference.load");
  expect(loads.length).toBeGreaterThan(0);
  for (const load of loads) expect(load).toMatchObject({ tenant: EVERY_TENANT, actor: SYSTEM });
});

describe.each(Object.entries(WRITES))("%s", (_name, { before, ...doors }) => {
  test("and every door leaves the same audit entries and events", async () => {
    const traces = [];
    for (const kind of ["graphql", "rest", "cli"] as const)
      for (const enter of Object.values(doors[kind] ?? {})) {
        const open = await house.furnish();
        const given = await before?.(open);
        const trace = await traceOf(() => enter(open, given));
        const actor = kind === "cli" ? COMMAND_LINE : open.keyId;
        expect(trace.actors).toEqual(trace.actors.map(() => actor));
        expect(trace.entries.length).toBeGreaterThan(0);
        traces.push({ entries: trace.entries, events: trace.events });
      }
    for (const trace of traces) expect(trace).toEqual(traces[0]);
  });
});

describe.each(Object.entries(READS))("reading of %s", (_name, { before, ...doors }) => {
  test("writes nothing, through whichever door", async () => {
    const open = await house.furnish();
    const given = await before?.(open);
    for (const enter of Object.values({ ...doors.graphql, ...doors.rest, ...doors.cli })) {
      const held = await stateOf(house.lake.db);
      await enter(open, given);
      expect(await stateOf(house.lake.db)).toEqual(held);
    }
  });
});

test.each(Object.entries(BESIDE))("%s is no command on the platform's lake", async (words, rest) => {
  const { cli } = await house.furnish();
  await expect(cli(...words.split(" "), ...rest)).rejects.toThrow("does not run inside the platform");
});

/**
 * What an action stores, except ids, times and hashes, which always differ. Numbers are rounded because
 * reputations decay by the second.
 */
async function traceOf(act: () => Promise<unknown>) {
  const { db } = house.lake;
  const [held, eventsBefore] = [await allEntries(), await db.$count(events)];
  const before = new Set(held.map(({ id }) => id));
  await act();
  const entries = (await allEntries()).filter(({ id }) => !before.has(id));
  const happened = (await db.select().from(events).orderBy(asc(events.seq))).slice(eventsBefore);
  return {
    actors: entries.map(({ actor }) => actor),
    entries: entries.map(({ actor: _actor, ...entry }) => sameEachTime(entry)),
    events: happened.map(({ seq: _seq, ...event }) => sameEachTime(event)),
  };
}

async function allEntries() {
  const tenants = [DEMO_TENANT, EVERY_TENANT];
  const logs = tenants.map(async (tenant) =>
    (await readAudit(house.lake, { tenant, limit: 1_000 })).map((entry) => ({ tenant, ...entry })),
  );
  return (await Promise.all(logs)).flat();
}

const ID = /\b(aud|evt|fb|imp|key|req|rt|tx)_[0-9A-HJKMNP-TV-Z]{26}\b/g;
const TIME = /\d{4}-\d{2}-\d{2}T[\d:.]+Z/g;

function sameEachTime(value: unknown): unknown {
  const text = JSON.stringify(value).replaceAll(ID, "$1_ID").replaceAll(TIME, "TIME");
  return JSON.parse(text, (_key, each) => (typeof each === "number" ? Number(each.toPrecision(4)) : each));
}
