import { createHash, randomBytes } from "node:crypto";
import { SCOPES, type Scope, TENANT_SCOPES } from "@tetron/domain/scope";
import { leasesOf } from "@tetron/lake/leases";
import { emptyLake, silent } from "@tetron/lake/testing";
import { processAllHistories } from "@tetron/reputation/jobs/follow-histories";
import { createMetrics } from "@tetron/service/metrics";
import { runJobs } from "@tetron/service/run-jobs";
import { readSettings } from "@tetron/service/settings";
import { readShippedLists } from "@tetron/service/shipped-lists";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPlatform, type Platform } from "./platform.ts";
import { Settings } from "./settings.ts";

/** Shipped wallets: ordinary, reported for fraud, an exchange, a sanctioned one; and an unknown one. */
const WALLETS = [
  "0x206d226f226f62994dbc70cc6da1a02f2825466e",
  "0xde1dc040e4ed660935828350627c27c3dd1c585a",
  "0x02466e547bfdab679fc49e96bbfc62b9747d997c",
  "0x8589427373d6d84e98730d7795d8f6f8731fda16",
  "0x00000000000000000000000000000000000e0001",
] as const;
const OTHER = "0x737b5032148d04ff44cae59679177f3eba546792";
/** A wallet without any evidence, so that a quote to it has a route. */
const PAYEE = "0x00000000000000000000000000000000000e0002";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const { signal } = new AbortController();

let platform: Platform;
beforeAll(async () => {
  const lake = stack.use(await emptyLake("embedded", await readShippedLists()));
  const settings = readSettings(Settings, {});
  platform = await openPlatform(stack, { lake, settings, log: silent, signal });
  runJobs(stack, {
    ...{ log: silent, metrics: createMetrics("test"), stopping: signal, leases: leasesOf(lake.db) },
    jobs: platform.jobs.filter(({ name }) => name === "ingestion.stored-jobs"),
  });
});

type Answer = Awaited<ReturnType<Platform["supergraph"]["execute"]>>;

async function ask(tenant: string, query: string, variables = {}, scopes: readonly Scope[] = TENANT_SCOPES) {
  const context = { caller: { tenant, keyId: `key_${tenant}`, requestId: "req_1", scopes } };
  const answer = await platform.supergraph.execute({ query, variables, context, signal });
  return JSON.parse(JSON.stringify(answer)) as Answer;
}

const PAYMENT = { amount: "0.5", currency: "ETH", network: "ethereum" };

let viewers = 0;

/**
 * Everything that a tenant can query about the wallets, by default as a new tenant, so that its own queries
 * have no effect. Numbers are rounded because reputations decay by the second. Of a quote only the wallets'
 * standing is compared: what is learnt about bridges is shared within a bound, which routing's own tests
 * check.
 */
async function view(tenant = `viewer-${viewers++}`): Promise<unknown> {
  const seen = await ask(
    tenant,
    `query ($network: String!, $addresses: [String!]!) {
      reputations(network: $network, addresses: $addresses) { wallets { reputation { score band reasons { code points } } } }
      ${WALLETS.map(
        (address, i) => `w${i}: wallet(network: "ethereum", address: "${address}") {
          firstSeen lastSeen history { sentTransactions receivedTransactions }
          labels { label name list owner version } sanctions { list version }
          sources { name version owner } risk { fraudProbability neighbourFraudShare }
          transfers { isComplete edges { node { amount } } } counterparties(orderBy: COUNT) { edges { node { sentCount receivedCount } } }
          balances { sent received } reputation { score band } scores { edges { node { id } } } }`,
      ).join("\n")}
    }`,
    { network: "ethereum", addresses: WALLETS },
  );
  const paid = await Promise.all(
    WALLETS.map(async (toAddress) => {
      const input = { ...PAYMENT, fromAddress: OTHER, toAddress };
      const score = await ask(
        tenant,
        `mutation ($input: ScoreTransactionInput!) { scoreTransaction(input: $input) {
          fraudScore reputationScore recommendation rule { id } reasons { code contribution evidence { name value source } }
          versions { lists { list version } } } }`,
        { input },
      );
      const quote = await ask(
        tenant,
        `query ($input: QuoteRouteInput!) { quoteRoute(input: $input) {
          trust { from { reputation fraudProbability } to { reputation fraudProbability } } } }`,
        { input },
      );
      return [score, quote];
    }),
  );
  for (const { errors } of [seen, ...paid.flat()]) expect(errors).toBeUndefined();
  return rounded([seen, paid]);
}

function rounded(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, each) =>
    typeof each === "number" ? Number(each.toPrecision(4)) : each,
  );
}

const importVariables = (shared: boolean, lines: readonly string[], edition = {}) => ({
  input: { network: "ethereum", format: "NDJSON", shared, lines, ...edition },
});

/** A history with the given number of transactions, which makes its wallet look busy and recent. */
function historyOf(address: string, transactions: number): string {
  const normal = Array.from({ length: transactions }, (_, i) => ({
    timeStamp: 1_700_000_000 + i * 86_400,
    from: i % 2 ? address : OTHER,
    to: i % 2 ? OTHER : address,
    value: "1000000000000000000",
  }));
  return JSON.stringify({ address, normal, erc20: [] });
}

const wallet = fc.constantFrom(...WALLETS);

interface Operation {
  /** The mutation's name. */
  readonly field: string;
  /** Sends it with random input. */
  readonly send: (tenant: string, shared: boolean, scopes?: readonly Scope[]) => Promise<Answer>;
}

/** Each mutation of the graph, as a tenant may send it. */
const MUTATIONS: Readonly<Record<string, fc.Arbitrary<Operation["send"]>>> = {
  importHistories: fc.tuple(wallet, fc.integer({ min: 1, max: 40 })).map(
    ([address, transactions]) =>
      (tenant, shared, scopes) =>
        ask(
          tenant,
          `mutation ($input: ImportInput!) { importHistories(input: $input) { created updated refused } }`,
          importVariables(shared, [historyOf(address, transactions)]),
          scopes,
        ),
  ),
  importLabels: fc
    .record({
      address: wallet,
      label: fc.constantFrom("exchange", "phish-hack", "bridge"),
      list: fc.constantFrom("eth-labels", "OFAC SDN ETH", "ethereum-histories", "mine"),
      version: fc.constantFrom("1", "2"),
    })
    .map(
      ({ address, label, ...edition }) =>
        (tenant, shared, scopes) =>
          ask(
            tenant,
            `mutation ($input: ImportInput!) { importLabels(input: $input) { read created unchanged } }`,
            importVariables(shared, [JSON.stringify({ address, label, name: "x" })], {
              ...edition,
              force: true,
            }),
            scopes,
          ),
    ),
  contestLabel: fc.constantFrom("mistaken", "sold since").map((reason) => (tenant, shared, scopes) => {
    const input = { network: "ethereum", address: WALLETS[2], list: "eth-labels", reason, shared };
    const mutation = `mutation ($input: ContestLabelInput!) { contestLabel(input: $input) { __typename } }`;
    return ask(tenant, mutation, { input }, scopes);
  }),
  recordOutcome: fc
    .record({ address: wallet, outcome: fc.constantFrom("FRAUD", "GOOD"), reference: fc.uuid() })
    .map(
      (input) => (tenant) =>
        ask(tenant, `mutation ($input: OutcomeInput!) { recordOutcome(input: $input) { recorded } }`, {
          input: { network: "ethereum", ...input },
        }),
    ),
  ...keyMutations(),
  ...webhookMutations(),
  ...uploadMutations(),
  scoreTransaction: wallet.map(
    (toAddress) => (tenant) =>
      ask(tenant, `mutation ($input: ScoreTransactionInput!) { scoreTransaction(input: $input) { id } }`, {
        input: { ...PAYMENT, fromAddress: OTHER, toAddress },
      }),
  ),
  scoreTransactions: wallet.map(
    (toAddress) => (tenant) =>
      ask(
        tenant,
        `mutation ($inputs: [ScoreTransactionInput!]!) { scoreTransactions(inputs: $inputs) { results { score { id } } } }`,
        { inputs: [{ ...PAYMENT, fromAddress: OTHER, toAddress }] },
      ),
  ),
  reportRouteExecution: fc.boolean().map((isExecuted) => async (tenant) => {
    const report = isExecuted
      ? { outcome: "EXECUTED", seconds: 86_400 }
      : { outcome: "FAILED", failedStep: 0 };
    const input = { ...PAYMENT, fromAddress: OTHER, toAddress: PAYEE };
    const { data } = await ask(
      tenant,
      `query ($input: QuoteRouteInput!) { quoteRoute(input: $input) { id } }`,
      { input },
    );
    const { id } = (data as { quoteRoute: { id: string } }).quoteRoute;
    return ask(
      tenant,
      `mutation ($input: ReportRouteExecutionInput!) { reportRouteExecution(input: $input) { __typename } }`,
      { input: { routeId: id, ...report } },
    );
  }),
};

/** Making a key, and doing something to it. */
function keyMutations(): Record<string, fc.Arbitrary<Operation["send"]>> {
  const create = async (tenant: string) => {
    const mutation = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { apiKey { id } } }`;
    return ask(tenant, mutation, { input: { name: "shop", scopes: ["score:read"] } });
  };
  const onNewKey = (field: string, type: string, selected: string) => async (tenant: string) => {
    const { data } = await create(tenant);
    const { id } = (data as { createApiKey: { apiKey: { id: string } } }).createApiKey.apiKey;
    const mutation = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selected} } }`;
    return ask(tenant, mutation, { input: { id } });
  };
  return {
    createApiKey: fc.constant(create),
    rotateApiKey: fc.constant(onNewKey("rotateApiKey", "RotateApiKeyInput", "key")),
    revokeApiKey: fc.constant(onNewKey("revokeApiKey", "RevokeApiKeyInput", "id")),
  };
}

/** Uploading the history of a wallet, and doing something to the job. */
function uploadMutations(): Record<string, fc.Arbitrary<Operation["send"]>> {
  const start = (tenant: string, shared: boolean, scopes?: readonly Scope[]) => {
    const mutation = `mutation ($input: StartUploadInput!) { startUpload(input: $input) { id } }`;
    return ask(tenant, mutation, { input: { kind: "HISTORIES", network: "ethereum", shared } }, scopes);
  };
  const idOf = ({ data }: Answer) => (data as { startUpload: { id: string } }).startUpload.id;
  const append = (tenant: string, id: string, file: Uint8Array) => {
    const mutation = `mutation ($input: AppendUploadInput!) { appendUpload(input: $input) { id } }`;
    return ask(tenant, mutation, { input: { id, part: 0, content: Buffer.from(file).toString("base64") } });
  };
  const upload = async (tenant: string, file: Uint8Array, end: "DONE" | "FAILED") => {
    const id = idOf(await start(tenant, false));
    await append(tenant, id, file);
    const mutation = `mutation ($input: FinishUploadInput!) { finishUpload(input: $input) { job { id } } }`;
    const sha256 = createHash("sha256").update(file).digest("hex");
    const finished = await ask(tenant, mutation, { input: { id, bytes: file.length, sha256 } });
    const { job } = (finished.data as { finishUpload: { job: { id: string } } }).finishUpload;
    await expect.poll(() => stateOf(tenant, job.id), { timeout: 10_000 }).toBe(end);
    return { finished, id: job.id };
  };
  const stateOf = async (tenant: string, id: string) =>
    ((await ask(tenant, `{ job(id: "${id}") { state } }`)).data as { job: { state: string } }).job.state;
  const cancel = (tenant: string, id: string) => ask(tenant, `mutation { cancelJob(id: "${id}") { id } }`);
  const file = fc
    .tuple(wallet, fc.integer({ min: 1, max: 40 }))
    .map(([address, transactions]) => Buffer.from(historyOf(address, transactions)));
  const broken = () => Buffer.concat([Buffer.from([0x1f, 0x8b]), randomBytes(16)]); // another file, another job
  return {
    startUpload: fc.constant(async (tenant: string, shared: boolean, scopes?: readonly Scope[]) => {
      const started = await start(tenant, shared, scopes);
      // A tenant may have sixteen that are not done.
      if (started.data) await cancel(tenant, idOf(started));
      return started;
    }),
    appendUpload: file.map((content) => async (tenant: string) => {
      const id = idOf(await start(tenant, false));
      const appended = await append(tenant, id, content);
      await cancel(tenant, id);
      return appended;
    }),
    finishUpload: file.map(
      (content) => async (tenant: string) => (await upload(tenant, content, "DONE")).finished,
    ),
    receiveHook: wallet.map((address) => (tenant: string) => {
      const mutation = `mutation ($input: ReceiveHookInput!) { receiveHook(input: $input) { isNew } }`;
      const about = { source: "crm", message: randomBytes(8).toString("hex"), kind: "CONTEXT" };
      const rows = JSON.stringify({ address, kyc_level: "rejected" });
      return ask(tenant, mutation, { input: { ...about, network: "ethereum", rows } });
    }),
    cancelJob: fc.constant(async (tenant: string) => cancel(tenant, idOf(await start(tenant, false)))),
    restartJob: fc.constant(async (tenant: string) => {
      const { id } = await upload(tenant, broken(), "FAILED");
      return ask(tenant, `mutation { restartJob(id: "${id}") { id } }`);
    }),
  };
}

/** Making a webhook, and doing something to it. */
function webhookMutations(): Record<string, fc.Arbitrary<Operation["send"]>> {
  const create = async (tenant: string) => {
    const mutation = `mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { webhook { id } } }`;
    const input = { name: "shop", url: "https://shop.example.com/", events: ["address.updated"] };
    return ask(tenant, mutation, { input });
  };
  const onNewWebhook =
    (field: string, type: string, selected: string, more: object = {}) =>
    async (tenant: string) => {
      const { data } = await create(tenant);
      const { id } = (data as { createWebhook: { webhook: { id: string } } }).createWebhook.webhook;
      const mutation = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selected} } }`;
      const answer = await ask(tenant, mutation, { input: { id, ...more } });
      // A tenant may have twenty.
      if (field !== "deleteWebhook")
        await ask(tenant, `mutation { deleteWebhook(input: { id: "${id}" }) { id } }`, {});
      return answer;
    };
  return {
    createWebhook: fc.constant(onNewWebhook("updateWebhook", "UpdateWebhookInput", "id")),
    updateWebhook: fc.constant(
      onNewWebhook("updateWebhook", "UpdateWebhookInput", "id", { state: "PAUSED" }),
    ),
    deleteWebhook: fc.constant(onNewWebhook("deleteWebhook", "WebhookInput", "id")),
    rotateWebhookSecret: fc.constant(
      onNewWebhook("rotateWebhookSecret", "RotateWebhookSecretInput", "secret"),
    ),
    pingWebhook: fc.constant(onNewWebhook("pingWebhook", "WebhookInput", "id")),
    replayWebhook: fc.constant(
      onNewWebhook("replayWebhook", "ReplayWebhookInput", "replayed", { from: "2025-05-17T08:34:21Z" }),
    ),
  };
}

test("every mutation of the graph is among those that are tried", () => {
  const fields = platform.supergraph.schema.getMutationType()!.getFields();
  expect(Object.keys(MUTATIONS).toSorted()).toEqual(Object.keys(fields).toSorted());
});

test("whatever a tenant does, no other tenant sees anything of it", async () => {
  const before = await view();
  const operation = fc.constantFrom(...Object.values(MUTATIONS)).chain((arbitrary) => arbitrary);
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 6 }), async (operations) => {
      for (const send of operations) expect(await send("mallory", false)).not.toHaveProperty("errors");
      await processAllHistories(platform.reputation, signal);
      expect(await view()).toEqual(before);
    }),
    { numRuns: 15 },
  );
});

test("a tenant without admin:data shares nothing, whatever its other scopes", async () => {
  const before = await view();
  for (const arbitrary of [
    MUTATIONS["importHistories"]!,
    MUTATIONS["importLabels"]!,
    MUTATIONS["contestLabel"]!,
    MUTATIONS["startUpload"]!,
  ])
    for (const send of fc.sample(arbitrary, 5))
      expect(await send("mallory", true)).toMatchObject({
        data: null,
        errors: [{ message: expect.stringContaining("admin:data") }],
      });
  expect(await view()).toEqual(before);
});

describe("a tenant's imports affect only that tenant", () => {
  const [, FRAUD, EXCHANGE, , NOBODY] = WALLETS;
  const labels = async (tenant: string, address: string) => {
    const { data } = await ask(
      tenant,
      `{ wallet(network: "ethereum", address: "${address}") { labels { label list owner } history { sentTransactions } } }`,
    );
    return (data as { wallet: { labels: object[]; history: { sentTransactions: number } | null } }).wallet;
  };

  test("a tenant's label list with the name of a shipped one is stored separately", async () => {
    const line = JSON.stringify({ address: EXCHANGE, label: "phish-hack", name: "" });
    const edition = { list: "eth-labels", version: "1", force: true };
    const mutation = `mutation ($input: ImportInput!) { importLabels(input: $input) { created } }`;
    const shipped = (await labels("acme", EXCHANGE)).labels;
    expect(shipped.length).toBeGreaterThan(0);
    await ask("acme", mutation, importVariables(false, [line], edition));
    const own = { label: "phish-hack", list: "eth-labels", owner: "TENANT" };
    expect((await labels("acme", EXCHANGE)).labels).toEqual(expect.arrayContaining([...shipped, own]));
    expect((await labels("bolt", EXCHANGE)).labels).toEqual(shipped);
  });

  test("a history, too, until an operator shares a newer one", async () => {
    const mutation = `mutation ($input: ImportInput!) { importHistories(input: $input) { created } }`;
    await ask("acme", mutation, importVariables(false, [historyOf(NOBODY, 4)]));
    expect((await labels("acme", NOBODY)).history).toEqual({ sentTransactions: 2 });
    expect((await labels("bolt", NOBODY)).history).toBeNull();
    await ask("ops", mutation, importVariables(true, [historyOf(NOBODY, 8)]), SCOPES);
    expect((await labels("acme", NOBODY)).history).toEqual({ sentTransactions: 4 });
    expect((await labels("bolt", NOBODY)).history).toEqual({ sentTransactions: 4 });
  });

  test("a shared history does not override the reference data's label", async () => {
    const mutation = `mutation ($input: ImportInput!) { importHistories(input: $input) { updated } }`;
    await ask("acme", mutation, importVariables(false, [historyOf(FRAUD, 30)]));
    const { data } = await ask(
      "acme",
      `mutation ($input: ScoreTransactionInput!) { scoreTransaction(input: $input) { recommendation rule { id } } }`,
      { input: { ...PAYMENT, fromAddress: OTHER, toAddress: FRAUD } },
    );
    expect(data).toEqual({
      scoreTransaction: { recommendation: "DECLINE", rule: { id: "known-fraud-recipient" } },
    });
  });
});
