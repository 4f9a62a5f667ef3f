import { createHash, randomUUID } from "node:crypto";
import type { JobKind } from "@tetron/domain/job";
import { findModelIn } from "@tetron/lake/models";
import { sql } from "drizzle-orm";
import { WALLETS } from "../../client.ts";
import { A_URL, addIndexes, type LargeStore } from "./large-store.ts";

/** The arguments of one use of a field, as text without brackets. What they name is made before. */
export type ArgumentsOf = () => string | Promise<string>;

/** Payments of one batch. */
const BATCH = 5;

/** Uses of one mutation in an operation: each is prepared, and there may be no more scrapes at a time. */
export const MAX_MUTATIONS = 8;
/** Mutations that an operation can hold once only. */
export const ONCE_ONLY: readonly string[] = [
  "Mutation.deletePromotedIndex",
  "Mutation.promoteModel",
  "Mutation.rollBackModel",
];

/** Arguments of the mutations. What one of them works on is made first, for each use anew. */
export function mutationArguments(store: LargeStore): Readonly<Record<string, ArgumentsOf>> {
  const { addresses, route, indexes, run, lake, caller } = store;
  const [from] = addresses;
  const payment = `{ fromAddress: "${from}", toAddress: "${WALLETS.other}", network: "ethereum", amount: "0.5", currency: "ETH" }`;
  let uses = 0;
  /** Runs a mutation on something new. */
  const made = async (mutation: string): Promise<string> => {
    const [answer] = Object.values(await run(`mutation { ${mutation} }`));
    return answer.id ?? answer.webhook?.id ?? answer.source?.id ?? answer.apiKey.id;
  };
  const aKey = () => made(`createApiKey(input: { name: "bench", scopes: ["score:read"] }) { apiKey { id } }`);
  const roomForWebhooks = () =>
    lake.db.execute(sql`
      delete from platform.webhooks where tenant = ${caller.tenant} and id <> ${store.webhook} and id not in (
        select id from platform.webhooks where tenant = ${caller.tenant} order by id desc limit ${MAX_MUTATIONS})`);
  const webhook = `name: "bench", url: "${A_URL}", events: ["routing.executed"]`;
  const aWebhook = async () => {
    await roomForWebhooks();
    return made(`createWebhook(input: { ${webhook} }) { webhook { id } }`);
  };
  const hookSource = `name: "bench", signature: HMAC, kind: CONTEXT`;
  const roomForHookSources = () =>
    lake.db.execute(sql`
      delete from platform.hook_sources where tenant = ${caller.tenant} and id <> ${store.hookSource} and id not in (
        select id from platform.hook_sources where tenant = ${caller.tenant} order by id desc limit ${MAX_MUTATIONS})`);
  const aHookSource = async () => {
    await roomForHookSources();
    return made(`createHookSource(input: { ${hookSource} }) { source { id } }`);
  };
  /** Ends the jobs of a kind that wait, all but the newest: there may be few. */
  const endJobs = (kind: JobKind, kept: number) =>
    lake.db.execute(sql`
      update platform.jobs set state = 'cancelled', ended_at = now()
      where kind = ${kind} and state in ('receiving', 'queued', 'running') and id not in (
        select id from platform.jobs where kind = ${kind} order by created_at desc limit ${kept})`);
  const anUpload = async () => {
    await endJobs("upload.outcomes", MAX_MUTATIONS - 1);
    return made("startUpload(input: { kind: OUTCOMES }) { id }");
  };
  const content = () => Buffer.from(JSON.stringify({ reference: randomUUID() }));
  const append = (id: string, file: Buffer) =>
    `input: { id: "${id}", part: 0, content: "${file.toString("base64")}" }`;
  const aFile = async () => {
    const [id, file] = [await anUpload(), content()];
    await made(`appendUpload(${append(id, file)}) { id }`);
    const sha256 = createHash("sha256").update(file).digest("hex");
    return { id, end: `input: { id: "${id}", bytes: ${file.length}, sha256: "${sha256}" }` };
  };
  /** A model that is not in force, so that it may be the shadow. */
  const aModel = async () => {
    const live = await findModelIn(lake.db, "live");
    const others = store.models.filter((version) => version !== live?.version);
    return others[uses++ % others.length];
  };
  const watched = `input: { network: "ethereum", addresses: ${JSON.stringify(addresses)} }`;
  const input = (id: string) => `input: { id: "${id}" }`;

  return {
    "Mutation.scoreTransaction": () => `input: ${payment}`,
    "Mutation.scoreTransactions": () => `inputs: [${Array(BATCH).fill(payment).join(", ")}]`,
    "Mutation.recordOutcome": () =>
      `input: { network: "ethereum", address: "${from}", outcome: GOOD, reference: "${randomUUID()}" }`,
    "Mutation.reportRouteExecution": () => `input: { routeId: "${route}", outcome: EXECUTED, seconds: 60 }`,
    "Mutation.importHistories": () => `input: { network: "ethereum", format: NDJSON, lines: ["{}"] }`,
    // The first wallets have as many labels as they may.
    "Mutation.importLabels": () =>
      `input: { network: "ethereum", format: CSV, list: "bench", version: "${randomUUID()}", lines: ${JSON.stringify(["address,label", ...addresses.slice(-900).map((address) => `${address},exchange`)])} }`,
    "Mutation.contestLabel": () =>
      `input: { network: "ethereum", address: "${from}", list: "bench 0", reason: "Ours ${uses++}." }`,
    "Mutation.startUpload": async () => {
      await endJobs("upload.outcomes", 0);
      return "input: { kind: OUTCOMES }";
    },
    "Mutation.appendUpload": async () => append(await anUpload(), content()),
    "Mutation.finishUpload": async () => (await aFile()).end,
    "Mutation.receiveHook": () =>
      `input: { source: "bench", message: "${randomUUID()}", kind: CONTEXT, rows: "{}" }`,
    "Mutation.cancelJob": async () => `id: "${await anUpload()}"`,
    "Mutation.restartJob": async () => {
      const { id, end } = await aFile();
      await run(`mutation { finishUpload(${end}) { job { id } } }`);
      await lake.db.execute(
        sql`update platform.jobs set state = 'failed', ended_at = now(), runs = runs + 1 where id = ${id}`,
      );
      return `id: "${id}"`;
    },
    "Mutation.scrape": async () => {
      await endJobs("index.scrape", 0);
      return `input: { sourceUrl: "${A_URL}", sourceType: CSV }`;
    },
    "Mutation.promoteIndex": () => `id: "${indexes[uses++ % indexes.length]}"`,
    "Mutation.deletePromotedIndex": async () => {
      const [id] = await addIndexes(lake, 1);
      await run(`mutation { promoteIndex(id: "${id}") { edition } }`);
      return "";
    },
    "Mutation.shadowModel": async () => `version: "${await aModel()}"`,
    "Mutation.promoteModel": async () => {
      const version = await aModel();
      await run(`mutation { shadowModel(version: "${version}") { version } }`);
      return `version: "${version}"`;
    },
    "Mutation.rollBackModel": async () => {
      const version = await aModel();
      await run(`mutation { shadowModel(version: "${version}") { version } }`);
      await run(`mutation { promoteModel(version: "${version}") { version } }`);
      return "";
    },
    "Mutation.watchWallets": async () => {
      await run(`mutation { unwatchWallets(${watched}) { changed } }`);
      return watched;
    },
    "Mutation.unwatchWallets": async () => {
      await run(`mutation { watchWallets(${watched}) { changed } }`);
      return watched;
    },
    "Mutation.createApiKey": () => `input: { name: "bench", scopes: ["score:read"] }`,
    "Mutation.rotateApiKey": async () => input(await aKey()),
    "Mutation.revokeApiKey": async () => input(await aKey()),
    "Mutation.createWebhook": async () => {
      await roomForWebhooks();
      return `input: { ${webhook} }`;
    },
    "Mutation.updateWebhook": () => `input: { id: "${store.webhook}", name: "bench ${uses++}" }`,
    "Mutation.deleteWebhook": async () => input(await aWebhook()),
    "Mutation.rotateWebhookSecret": () => input(store.webhook),
    "Mutation.createHookSource": async () => {
      await roomForHookSources();
      return `input: { ${hookSource} }`;
    },
    "Mutation.deleteHookSource": async () => input(await aHookSource()),
    "Mutation.rotateHookSecret": () => input(store.hookSource),
    "Mutation.pingWebhook": () => input(store.webhook),
    // All of them: the webhook is paused, so that they are dead again before the next replay.
    "Mutation.replayWebhook": async () => {
      await lake.db.execute(
        sql`update platform.webhook_deliveries set state = 'dead' where webhook = ${store.webhook}`,
      );
      return `input: { id: "${store.webhook}", from: "2020-01-01T00:00:00Z" }`;
    },
  };
}
