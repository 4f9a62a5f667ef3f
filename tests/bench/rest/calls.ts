import { createHmac } from "node:crypto";
import { payments } from "../payments.ts";
import type { Call, EndpointName } from "./call.ts";
import type { House } from "./house.ts";

/** Keys that are made, to be rotated and revoked. */
const KEYS = 800;
/** Messages that are sent: ten thousand may wait. */
const MESSAGES = 2_000;
/** A tenant may have twenty webhooks and twenty sources of messages, and sixteen uploads that are not done. */
const WEBHOOKS_EACH = 16;
const SOURCES_EACH = 16;
const UPLOADS_EACH = 12;
/** Scrapes that may be open, less one. */
const SCRAPES = 7;
/** A host that never resolves (RFC 6761): nothing is fetched. */
const SCRAPE = { source_url: "https://bench.invalid/wallets.csv", source_type: "csv" };
const address = (n: number) => `0x${(0xbe_0000 + n).toString(16).padStart(40, "0")}`;

/**
 * How each endpoint is called, in the order of the run: what one makes another changes and a third deletes. An endpoint
 * that is not among them is an error of types.
 */
export function callsOn(house: House) {
  const { wallet, tenants, list } = house;
  const payment = payments();
  const keys: string[] = [];
  const watched: string[] = [];
  /** Each with the key of its tenant. */
  const hooks: { id: string; key: string; delivery: string }[] = [];
  const sources: { source: string; key: string }[] = [];
  const sourceOf = (n: number) => sources[n % sources.length]!;
  const ofSource = {
    path: (n: number) => ({ source: sourceOf(n).source }),
    key: (n: number) => sourceOf(n).key,
  };
  const tenantOf = (n: number) => tenants[n % tenants.length]!;
  const hookOf = (n: number) => hooks[n % hooks.length]!;
  const ofHook = {
    path: (n: number) => ({ webhook_id: hookOf(n).id }),
    key: (n: number) => hookOf(n).key,
  };
  const scrapeOf = { path: () => ({ job_id: house.scrape }) };
  const uploadOf = { path: () => ({ upload_id: house.upload }) };
  const hook = { name: "bench", url: "https://bench.invalid/", events: ["routing.executed"] };
  const labels = [{ address: wallet.address, label: "exchange" }];

  return {
    scoreTransaction: { body: payment },
    scoreBatch: {
      note: "10 payments",
      body: (n) => ({ transactions: Array.from({ length: 10 }, (_, i) => payment(n * 10 + i)) }),
    },
    getScore: { path: () => ({ transaction_id: house.score }) },
    listScores: {},
    reputation: { note: "1 wallet", body: () => ({ network: wallet.network, addresses: [wallet.address] }) },
    quoteRoute: { body: payment },
    getRoute: { path: () => ({ route_id: house.route }) },
    feedback: { body: (n) => ({ ...wallet, outcome: "good", reference: `bench-${n}` }) },
    listEvents: {},
    wallet: { path: () => wallet },
    analyseWallet: { body: () => ({ address: wallet.address }) },
    listLabels: { query: () => String(new URLSearchParams(wallet)) },
    importLabels: { note: "1 label", body: (n) => ({ ...list, version: String(n), labels }) },
    contestLabel: {
      path: () => ({ label_id: house.label }),
      body: (n) => (n % 2 === 0 ? { reason: "Ours." } : { withdraw: true }),
    },
    listIndexes: {},
    indexStats: {},
    promoteIndex: { path: () => ({ index_id: "shipped" }), body: () => ({}) },
    deletePromotedIndex: { note: "404: one may be promoted", refusal: 404 },
    scrape: {
      note: `${SCRAPES} at a time: eight may be open`,
      inFlight: SCRAPES,
      body: () => SCRAPE,
      answered: async ({ id }) => void (await house.ask("POST", `/v1/scrape/${id}/cancel`, {})),
    },
    getScrape: scrapeOf,
    listScrapeRefusals: scrapeOf,
    cancelScrape: { ...scrapeOf, note: "cancelled already", body: () => ({}) },
    watchWallets: {
      note: "1 wallet",
      body: (n) => ({ network: wallet.network, addresses: [address(n)] }),
      answered: (_answer, n) => void watched.push(address(n)),
    },
    listWatches: {},
    unwatchWallet: {
      most: () => watched.length,
      path: (n) => ({ network: wallet.network, address: watched[n]! }),
    },
    createKey: {
      most: () => KEYS,
      body: () => ({ name: "bench", scopes: ["score:read"] }),
      answered: ({ id }) => void keys.push(String(id)),
    },
    listKeys: {},
    getKey: { path: () => ({ key_id: keys[0]! }) },
    rotateKey: {
      most: () => keys.length,
      path: (n) => ({ key_id: keys[n]! }),
      body: () => ({ overlap_minutes: 5 }),
    },
    revokeKey: { most: () => keys.length, path: (n) => ({ key_id: keys[n]! }) },
    createWebhook: {
      most: () => tenants.length * WEBHOOKS_EACH,
      key: tenantOf,
      body: () => hook,
      async answered({ id }, n) {
        const key = tenantOf(n);
        await house.ask("PATCH", `/v1/webhooks/${id}`, { status: "paused" }, key);
        const ping = await house.ask("POST", `/v1/webhooks/${id}/ping`, {}, key);
        hooks.push({ id: String(id), key, delivery: String(ping["id"]) });
      },
    },
    listWebhooks: { note: "a page of 16", key: tenantOf },
    getWebhook: ofHook,
    updateWebhook: { ...ofHook, body: (n) => ({ name: `bench ${n}` }) },
    rotateWebhookSecret: { ...ofHook, body: () => ({ overlap_minutes: 5 }) },
    pingWebhook: { ...ofHook, body: () => ({}) },
    listWebhookDeliveries: ofHook,
    replayWebhook: { ...ofHook, body: (n) => ({ delivery_id: hookOf(n).delivery }) },
    deleteWebhook: { ...ofHook, most: () => hooks.length },
    createHookSource: {
      most: () => tenants.length * SOURCES_EACH,
      key: tenantOf,
      body: () => ({ name: "bench", signature: "hmac", kind: "context", network: wallet.network }),
      answered: ({ id }, n) => void sources.push({ source: String(id), key: tenantOf(n) }),
    },
    listHookSources: { note: `a page of ${SOURCES_EACH}`, key: tenantOf },
    getHookSource: ofSource,
    rotateHookSecret: { ...ofSource, body: () => ({ overlap_minutes: 5 }) },
    deleteHookSource: { ...ofSource, most: () => sources.length },
    getUpload: uploadOf,
    listUploadRefusals: uploadOf,
    cancelUpload: { ...uploadOf, note: "cancelled already", body: () => ({}) },
    createUpload: {
      note: "1 row",
      most: () => tenants.length * UPLOADS_EACH,
      key: tenantOf,
      query: () => "kind=outcomes&network=ethereum",
      body: (n) => `address,outcome,reference\n${address(n)},good,bench-${n}\n`,
    },
    receiveHook: {
      most: () => MESSAGES,
      path: () => ({ source: house.hooks.source }),
      body: (n) => ({ id: `msg-${n}`, data: { address: address(n), kyc_level: "full" } }),
      headers(body) {
        const timestamp = String(Math.floor(Date.now() / 1_000));
        const signature = createHmac("sha256", house.hooks.secret).update(`${timestamp}.${body}`);
        return {
          "x-tetronfun-timestamp": timestamp,
          "x-tetronfun-signature": signature.digest("hex"),
        };
      },
    },
  } as const satisfies Record<EndpointName, Call>;
}
