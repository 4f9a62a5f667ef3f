import { anEsplora } from "@tetron/connectors/providers/esplora/testing";
import { anExplorer } from "@tetron/connectors/providers/testing";
import { emptyLake, silent } from "@tetron/lake/testing";
import { readSettings } from "@tetron/service/settings";
import { parse } from "graphql";
import { expect, test } from "vitest";
import { openPlatform } from "./platform.ts";
import { Settings } from "./settings.ts";

const PAYER = `0x${"0b".repeat(20)}`;
const nobody = (n: number) => `0x${"0d".repeat(18)}${n.toString(16).padStart(4, "0")}`;
const bitcoin = ["1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"];

test("while providers of two networks hang, fewer answers of all kinds wait for them than a gateway has places", {
  timeout: 120_000,
}, async () => {
  await using stack = new AsyncDisposableStack();
  const explorer = stack.use(await anExplorer({ account: () => undefined, fault: () => true }));
  const esplora = stack.use(await anEsplora({ transactions: () => [], fault: () => true }));
  const given = readSettings(Settings, {
    ...{ TETRON_ETHERSCAN_URL: explorer.url, TETRON_ESPLORA_URL: esplora.url },
  });
  // Longer than the test takes: what waits for a provider is still waiting when it ends.
  const settings = { ...given, TETRON_SOURCE_DEADLINE_MS: 90_000 };
  const lake = stack.use(await emptyLake());
  const leaving = new AbortController();
  const platform = await openPlatform(stack, { lake, settings, log: silent, signal: leaving.signal });
  const caller = {
    ...{ tenant: "acme", keyId: "key_1", requestId: "req_1" },
    scopes: ["wallet:read", "score:write", "reputation:read"],
  } as const;
  const run = async (query: string) =>
    await platform.supergraph.execute({
      document: parse(query),
      context: { caller },
      signal: leaving.signal,
    });
  const walletOf = (network: string, address: string) =>
    run(`{ wallet(network: "${network}", address: "${address}") { historyStatus } }`);

  const cold = [1, 2, 3, 4].flatMap((n) => [
    run(`mutation { scoreTransaction(input: { fromAddress: "${PAYER}", toAddress: "${nobody(n)}", amount: "0.5",
      currency: "ETH", network: "ethereum" }) { status } }`),
    walletOf("ethereum", nobody(100 + n)),
    run(`{ reputations(network: "ethereum", addresses: ["${nobody(200 + n)}"]) { wallets { address } } }`),
  ]);
  const all = [...cold, ...bitcoin.map((address) => walletOf("bitcoin", address))];
  let answered = 0;
  for (const each of all)
    void each.then(
      ({ errors }) => {
        if (errors === undefined) answered += 1;
      },
      () => {},
    );
  const places = settings.TETRON_MAX_CONCURRENT_REQUESTS;
  await expect.poll(() => answered, { timeout: 45_000 }).toBeGreaterThan(all.length - places);

  leaving.abort(new Error("The test is over."));
  await Promise.allSettled(all);
});
