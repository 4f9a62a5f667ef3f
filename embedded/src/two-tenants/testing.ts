import { createHash, randomBytes } from "node:crypto";
import type { Scope } from "@tetron/domain/scope";
import fc from "fast-check";
import { expect } from "vitest";
import type { Platform } from "../platform.ts";

/** Shipped wallets: ordinary, reported for fraud, an exchange, a sanctioned one; and an unknown one. */
export const WALLETS = [
  "0x206d226f226f62994dbc70cc6da1a02f2825466e",
  "0xde1dc040e4ed660935828350627c27c3dd1c585a",
  "0x02466e547bfdab679fc49e96bbfc62b9747d997c",
  "0x8589427373d6d84e98730d7795d8f6f8731fda16",
  "0x00000000000000000000000000000000000e0001",
] as const;
export const OTHER = "0x737b5032148d04ff44cae59679177f3eba546792";
/** A wallet without any evidence, so that a quote to it has a route. */
const PAYEE = "0x00000000000000000000000000000000000e0002";

export const PAYMENT = { amount: "0.5", currency: "ETH", network: "ethereum" };

export type Answer = Awaited<ReturnType<Platform["supergraph"]["execute"]>>;

/** Sends an operation as a tenant, by default with every scope of a tenant. */
export type Ask = (
  tenant: string,
  query: string,
  variables?: Readonly<Record<string, unknown>>,
  scopes?: readonly Scope[],
) => Promise<Answer>;

/** Sends a mutation with random input. */
type Send = (tenant: string, shared: boolean, scopes?: readonly Scope[]) => Promise<Answer>;

export const importVariables = (shared: boolean, lines: readonly string[], edition = {}) => ({
  input: { network: "ethereum", format: "NDJSON", shared, lines, ...edition },
});

/** A history with the given number of transactions, which makes its wallet look busy and recent. */
export function historyOf(address: string, transactions: number): string {
  const normal = Array.from({ length: transactions }, (_, i) => ({
    timeStamp: 1_700_000_000 + i * 86_400,
    from: i % 2 ? address : OTHER,
    to: i % 2 ? OTHER : address,
    value: "1000000000000000000",
  }));
  return JSON.stringify({ address, normal, erc20: [] });
}

const wallet = fc.constantFrom(...WALLETS);

/** Each mutation of the graph that a tenant may send. */
export function tenantMutations(ask: Ask): Readonly<Record<string, fc.Arbitrary<Send>>> {
  const watch = (tenant: string, field: string, address: string) =>
    ask(tenant, `mutation ($input: WatchInput!) { ${field}(input: $input) { watched } }`, {
      input: { network: "ethereum", addresses: [address] },
    });
  return {
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
    ...keyMutations(ask),
    ...webhookMutations(ask),
    ...hookSourceMutations(ask),
    ...uploadMutations(ask),
    watchWallets: wallet.map((address) => (tenant) => watch(tenant, "watchWallets", address)),
    unwatchWallets: wallet.map((address) => async (tenant) => {
      await watch(tenant, "watchWallets", address);
      return watch(tenant, "unwatchWallets", address);
    }),
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
}

/** Those of operators, with any input. */
export const OPERATORS_MUTATIONS = {
  scrape: `mutation { scrape(input: { sourceUrl: "https://example.com/a.csv", sourceType: CSV }) { id } }`,
  promoteIndex: `mutation { promoteIndex(id: "shipped") { edition } }`,
  deletePromotedIndex: "mutation { deletePromotedIndex { id } }",
  shadowModel: `mutation { shadowModel(version: "x") { version } }`,
  promoteModel: `mutation { promoteModel(version: "x") { version } }`,
  rollBackModel: "mutation { rollBackModel { version } }",
};

/** Making a key, and doing something to it. */
function keyMutations(ask: Ask): Record<string, fc.Arbitrary<Send>> {
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
function uploadMutations(ask: Ask): Record<string, fc.Arbitrary<Send>> {
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

/** Making a source of signed messages, and doing something to it. */
function hookSourceMutations(ask: Ask): Record<string, fc.Arbitrary<Send>> {
  const remove = (tenant: string, id: string) =>
    ask(tenant, "mutation ($input: HookSourceInput!) { deleteHookSource(input: $input) { id } }", {
      input: { id },
    });
  const create = async (tenant: string) => {
    const mutation = `mutation ($input: CreateHookSourceInput!) { createHookSource(input: $input) { source { id } } }`;
    const made = await ask(tenant, mutation, { input: { name: "crm", signature: "HMAC", kind: "CONTEXT" } });
    const { id } = (made.data as { createHookSource: { source: { id: string } } }).createHookSource.source;
    return { made, id };
  };
  // A tenant may have twenty.
  return {
    createHookSource: fc.constant(async (tenant: string) => {
      const { made, id } = await create(tenant);
      await remove(tenant, id);
      return made;
    }),
    deleteHookSource: fc.constant(async (tenant: string) => remove(tenant, (await create(tenant)).id)),
    rotateHookSecret: fc.constant(async (tenant: string) => {
      const { id } = await create(tenant);
      const mutation = `mutation ($input: RotateHookSecretInput!) { rotateHookSecret(input: $input) { secret } }`;
      const answer = await ask(tenant, mutation, { input: { id } });
      await remove(tenant, id);
      return answer;
    }),
  };
}

/** Making a webhook, and doing something to it. */
function webhookMutations(ask: Ask): Record<string, fc.Arbitrary<Send>> {
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
