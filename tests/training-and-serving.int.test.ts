/**
 * Checks that the models are served with the same inputs that they are trained on: each number of a payment's
 * context, and each feature of its sender, is computed from the preceding history, as in training, and from
 * the lake, as for a score.
 */
import { fileURLToPath } from "node:url";
import { readExplorerAccounts } from "@tetron/connectors/datasets/explorer-accounts";
import { readHistories } from "@tetron/connectors/datasets/histories";
import { datasetPaths } from "@tetron/connectors/datasets/paths";
import { tableUsd } from "@tetron/connectors/market/prices/table-usd";
import { nativeAsset } from "@tetron/domain/asset";
import type { AccountHistory } from "@tetron/domain/history";
import { tenantOwner } from "@tetron/domain/owner";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { BEHAVIOUR, behaviour } from "@tetron/features/behaviour";
import { WALLET_44, wallet44 } from "@tetron/features/wallet-44";
import { walletFacts } from "@tetron/ingestion/wallet-facts";
import { wallets } from "@tetron/lake/tables/wallets";
import { emptyLake, silent } from "@tetron/lake/testing";
import { putWallets } from "@tetron/lake/wallets";
import { type PaymentContext, paymentSigns } from "@tetron/models/payment-anomaly";
import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { readSettings } from "@tetron/service/settings";
import { paymentsIn } from "@tetron/training/data/payment-patterns";
import { trainingData } from "@tetron/training/testing";
import { paymentContext } from "@tetron/verdict/estimate/estimate";
import { openVerdict } from "@tetron/verdict/open-verdict";
import { coinsOf } from "@tetron/verdict/payment";
import { VerdictSettings } from "@tetron/verdict/settings";
import { gatherInputs } from "@tetron/verdict/sources/gather";
import { afterAll, expect, test } from "vitest";

/** Maximum number of compared payments per account: the busiest hours, and some of the rest. */
const MAX_PAYMENTS = 8;
const MAX_TRANSACTIONS = 2_000;
const MAX_ACCOUNTS = 60;
const HOUR = 3600;

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
const settings = readSettings(VerdictSettings, {});
const reputation = await openReputationArtifacts(settings);
const verdict = await openVerdict({
  ...{ lake, settings, reputation, log: silent },
  ...{ shelfLives: DEFAULT_SHELF_LIVES, usdOf: tableUsd },
});
const { signal } = new AbortController();

interface Compared {
  readonly trained: PaymentContext;
  readonly served: PaymentContext;
  /** Whether the history reaches into the previous hour. */
  readonly reachesHour: boolean;
  /** The sender's own features, by name: as training computes them and as a score is given them. */
  readonly features: { readonly trained: Features; readonly served: Features };
}

type Features = Readonly<Record<string, number>>;

const FIXTURES = fileURLToPath(new URL("../packages/connectors/src/datasets/fixtures/", import.meta.url));

test("every feature of a payment and of its sender is the same in serving and in training, on the project's own histories", async () => {
  const compared = await compareAll(sampleHistories(`${FIXTURES}sample-accounts.ndjson.gz`));

  expect(compared.length).toBeGreaterThan(10);
  for (const each of compared) expectSame(each);
});

const { data, missing } = trainingData();
test.skipIf(missing)(
  `and on real ones with token transfers and without`,
  async () => {
    const { sampleAccounts, histories } = datasetPaths(data);
    const compared = [
      ...(await compareAll(sampleHistories(sampleAccounts))),
      ...(await compareAll(labelledHistories(histories))),
    ];

    expect(compared.length).toBeGreaterThan(300);
    for (const each of compared) expectSame(each);
    const bursts = compared.filter(({ trained }) => paymentSigns(trained).includes("PAYMENT_BURST"));
    expect(bursts.length).toBeGreaterThan(0);
    expect(compared.some(({ trained }) => trained.paidRecipientBefore)).toBe(true);
    expect(compared.some(({ served }) => served.paymentsLastHour === null)).toBe(true);
  },
  300_000,
);

function expectSame({ trained, served, reachesHour, features }: Compared): void {
  expect(features.served).toEqual(features.trained);
  expect({ ...served, paymentsLastHour: served.paymentsLastHour ?? 0 }).toEqual(trained);
  // An hour after the held history is unknown, not 0; in training it is known to be 0.
  expect(served.paymentsLastHour === null).toBe(!reachesHour);
  expect(paymentSigns(served)).toEqual(paymentSigns(trained));
}

async function compareAll(histories: AsyncIterable<AccountHistory>): Promise<Compared[]> {
  const compared: Compared[] = [];
  let accounts = 0;
  for await (const history of histories) {
    if (history.transactions.length > MAX_TRANSACTIONS) continue;
    const payments = [...paymentsIn(history)].filter(({ index }) => index > 0);
    const busy = payments.toSorted((a, b) => b.context.paymentsLastHour! - a.context.paymentsLastHour!);
    const some = payments.filter((_, i) => i % Math.ceil(payments.length / (MAX_PAYMENTS / 2)) === 0);
    for (const { index, context } of [...busy.slice(0, MAX_PAYMENTS / 2), ...some])
      compared.push({ ...(await servedAt(history, index)), trained: context });
    if (payments.length > 0 && ++accounts === MAX_ACCOUNTS) break;
  }
  return compared;
}

/** The inputs of a score of one payment of the history, with only the history before it held. */
async function servedAt(history: AccountHistory, index: number): Promise<Omit<Compared, "trained">> {
  const { timestamp, value, counterparty } = history.transactions[index]!;
  const past = {
    ...history,
    transactions: history.transactions.slice(0, index),
    tokenTransfers: history.tokenTransfers.filter((each) => each.timestamp < timestamp),
  };
  const at = new Date(timestamp * 1_000);
  const facts = walletFacts(past);
  await lake.db.delete(wallets);
  await putWallets(lake.db, [{ ...facts, owner: tenantOwner("acme"), source: "test", updatedAt: at }]);
  const asset = nativeAsset(history.network);
  const { network, address } = history;
  const parties = { from: { network, address }, to: { network, address: counterparty! } };
  const { inputs } = await gatherInputs(verdict, parties, {
    ...{
      tenant: "acme",
      at,
      asset,
      units: value,
      falseSymbol: null,
      coins: coinsOf({ asset, units: value }),
    },
    ...{ signal, onLate: () => {} },
  });
  const newest = facts.lastSeen!.getTime() / 1_000;
  const { behaviour: ofBehaviour, wallet44: of44 } = inputs.from.features!;
  return {
    served: paymentContext(inputs)!,
    reachesHour: newest >= timestamp - HOUR,
    features: {
      trained: featuresByName(behaviour(past), wallet44(past)),
      served: featuresByName(ofBehaviour, of44),
    },
  };
}

/** Every feature that a model reads: of `behaviour/v1` and of `wallet-44/v1`. */
function featuresByName(ofBehaviour: Float64Array, of44: Float64Array): Features {
  expect([ofBehaviour.length, of44.length]).toEqual([BEHAVIOUR.length, WALLET_44.length]);
  return Object.fromEntries([
    ...BEHAVIOUR.map((name, i) => [`behaviour ${name}`, ofBehaviour[i]!]),
    ...WALLET_44.map((name, i) => [`wallet-44 ${name}`, of44[i]!]),
  ]);
}

async function* sampleHistories(path: string): AsyncGenerator<AccountHistory> {
  for await (const line of readExplorerAccounts(path)) if ("value" in line) yield line.value.history;
}

async function* labelledHistories(folder: string): AsyncGenerator<AccountHistory> {
  for await (const { history } of readHistories(folder)) yield history;
}
