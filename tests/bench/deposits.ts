/**
 * Measures how many payments to wallets of `TETRON_DATA` are reviewed, with and without knowing that a payee is a
 * customer's address at a service: `npm run bench:deposits`. Its output is in docs/policy.md.
 *
 * The payees are all reference wallets with a history, each paid once: by an honest account with ten or more
 * transactions, and, on a network that the model does not know, by an exchange that a list names. Every wallet is judged as tests/bench/policy.ts judges it: by a model that was not trained on it, without
 * its own label and without a reputation.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { readHistories } from "@tetron/connectors/datasets/histories";
import { datasetPaths } from "@tetron/connectors/datasets/paths";
import { nativeAsset } from "@tetron/domain/asset";
import type { AccountHistory } from "@tetron/domain/history";
import type { Network } from "@tetron/domain/network";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { historyAge } from "@tetron/features/history-age";
import { WALLET_44 } from "@tetron/features/wallet-44";
import { serviceOf } from "@tetron/labels/service-of";
import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import type { SentTotal, WalletFlow } from "@tetron/lake/wallet-flows";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { ARTIFACTS, LABEL_LISTS } from "@tetron/models/manifest";
import { decodeReferenceTable, type ReferenceWallet } from "@tetron/models/reference-table";
import { seededRandom } from "@tetron/models/rng";
import { decodeShippedLists } from "@tetron/models/shipped-lists";
import { readArtifact, readManifest } from "@tetron/service/artifacts";
import { type DepositOf, depositOf, MAX_FLOWS } from "@tetron/verdict/entities/deposit-of";
import { estimate } from "@tetron/verdict/estimate/estimate";
import { NEIGHBOURS } from "@tetron/verdict/estimate/neighbours";
import { openEngine } from "@tetron/verdict/estimate/open-engine";
import { readPolicy } from "@tetron/verdict/policy/read-policy";
import { abstentionRemark } from "@tetron/verdict/remarks/abstention";
import { depositRemarks } from "@tetron/verdict/remarks/deposit-of";
import { staleHistory } from "@tetron/verdict/remarks/stale";
import type { SideInputs } from "@tetron/verdict/score-inputs";

const data = process.env["TETRON_DATA"] || "../shared/data";
const signal = new AbortController().signal;
const TODAY = Date.parse("2026-11-29T00:00:00Z");
const USD = 100;
const OFTEN = 10;
const TOTAL_TX = WALLET_44.indexOf("total_tx");
/** A network that the fraud model was not evaluated on. */
const ELSEWHERE: Network = "polygon";

/** Who pays there: nobody else is known well enough. */
const EXCHANGE: SideInputs = {
  ...{ network: ELSEWHERE, address: `0x${"e".repeat(40)}`, features: null, fraudIn: null, sanctions: [] },
  labels: [{ label: "exchange", name: "Binance", list: "well-known", version: "1" }],
  ...{ reputation: null, neighbours: null },
};

const lists = decodeShippedLists({
  ethLabels: bytesOf("ethLabels"),
  explorerLabels: bytesOf("explorerLabels"),
  tagpacks: bytesOf("tagpacks"),
  wellKnown: bytesOf("wellKnown"),
});
const manifest = await readManifest(ARTIFACTS_URL);
const table = decodeReferenceTable(
  await readArtifact(new URL(ARTIFACTS.referenceWallets, ARTIFACTS_URL), manifest),
);
const { engine, index } = await openEngine(await readPolicy());
const services = new Map<string, string | null>();
const deposits = new Map<string, DepositOf>();
for await (const { history } of readHistories(datasetPaths(data).histories)) {
  const found = depositOf("ethereum", flowOf(history), serviceAt);
  if (found !== null) deposits.set(history.address, found);
}

const active = table.wallets.filter(({ firstSeen }) => firstSeen !== null);
const payers = active.filter(({ fraud, vector44 }) => !fraud && vector44[TOTAL_TX]! >= OFTEN);
const sides = new Map(
  await Promise.all(active.map(async (wallet) => [wallet.address, await sideOf(wallet)] as const)),
);
const random = seededRandom(1);
const payments = active.map((payee) => ({
  payee,
  payer: sides.get(payers[Math.floor(random() * payers.length)]!.address)!,
}));

console.log(`${deposits.size} of the histories are those of customers' addresses at a service.`);
for (const [name, at, network] of [
  ["as if the histories were current", null, "ethereum"],
  ["with the age of the histories", TODAY, "ethereum"],
  ["current, by an exchange on a network that the model does not know", null, ELSEWHERE],
] as const) {
  console.log(`\n${USD} dollars, ${name}\n`);
  console.log("| payees | number | reviewed before | reviewed after | approved before | approved after |");
  console.log("| --- | --- | --- | --- | --- | --- |");
  for (const [kind, of] of [
    ["honest", payments.filter(({ payee }) => !payee.fraud)],
    ["honest, at a service", payments.filter(({ payee }) => !payee.fraud && deposits.has(payee.address))],
    ["fraud", payments.filter(({ payee }) => payee.fraud)],
    ["fraud, at a service", payments.filter(({ payee }) => payee.fraud && deposits.has(payee.address))],
  ] as const) {
    const [before, after] = [false, true].map((isKnown) =>
      of.map(({ payee, payer }) => decide(payer, payee, { at, network, isKnown })),
    );
    const share = (made: readonly string[], what: string) =>
      `${((made.filter((each) => each === what).length / made.length) * 100).toFixed(1)} %`;
    const cells = [
      ...[kind, of.length, share(before!, "review"), share(after!, "review")],
      ...[share(before!, "approve"), share(after!, "approve")],
    ];
    console.log(`| ${cells.join(" | ")} |`);
  }
}

function decide(
  payer: SideInputs,
  payee: ReferenceWallet,
  {
    at,
    network,
    isKnown,
  }: { readonly at: number | null; readonly network: Network; readonly isKnown: boolean },
): string {
  const now = at ?? TODAY;
  const aged = (side: SideInputs): SideInputs => ({
    ...side,
    network,
    history: at === null ? null : (side.history ?? null),
  });
  const deposit = isKnown ? deposits.get(payee.address) : undefined;
  const [from, held] = [network === ELSEWHERE ? EXCHANGE : aged(payer), aged(sides.get(payee.address)!)];
  const to = deposit
    ? { ...held, deposit: { service: deposit.service, confidence: deposit.confidence } }
    : held;
  const readWith = { taxonomy: SHIPPED_TAXONOMY, model: engine.model };
  const remarks = [
    ...[abstentionRemark(readWith, "from", from), abstentionRemark(readWith, "to", to)].flatMap(
      (r) => r ?? [],
    ),
    ...depositRemarks("to", deposit),
    ...staleHistory("from", from, now),
    ...staleHistory("to", to, now),
  ];
  const nothing = { paidBefore: null, sentLastHour: null, askedLastHour: 0, screened: true, late: false };
  return estimate(engine, { at: now, from, to, coins: null, usd: USD, remarks, ...nothing }).recommendation;
}

async function sideOf({ address, behaviour, vector44, lastSeen }: ReferenceWallet): Promise<SideInputs> {
  const { edition, fraudShare } = index;
  const { wallets } = await index.nearest({ address, wallet44: vector44 }, NEIGHBOURS, signal);
  const end = {
    ...{ network: "ethereum" as const, asOf: null, wallet44: vector44 },
    lastSeen: lastSeen === null ? null : new Date(lastSeen * 1_000),
  };
  return {
    ...{ network: "ethereum", address, features: { behaviour, wallet44: vector44 } },
    history: historyAge(DEFAULT_SHELF_LIVES, end),
    ...{ fraudIn: null, labels: [], sanctions: [], reputation: null },
    neighbours: { edition, fraudShare, wallets },
  };
}

/** What the store would add up of a history. */
function flowOf({ transactions }: AccountHistory): WalletFlow {
  const { caip19: asset } = nativeAsset("ethereum");
  const moved = transactions.filter(
    ({ failed, value, counterparty }) => !failed && value > 0n && counterparty?.startsWith("0x"),
  );
  const [sent, received] = [new Map<string, SentTotal>(), new Map<string, number>()];
  for (const { direction, counterparty, value, timestamp } of moved) {
    const party = counterparty!;
    if (direction === "received") received.set(party, (received.get(party) ?? 0) + 1);
    if (direction === "received") continue;
    const at = new Date(timestamp * 1_000);
    const before = sent.get(party) ?? {
      counterparty: party,
      asset,
      count: 0,
      amount: 0n,
      first: at,
      last: at,
    };
    sent.set(party, { ...before, count: before.count + 1, amount: before.amount + value, last: at });
  }
  const most = [...received].sort(([, a], [, b]) => b - a).slice(0, MAX_FLOWS);
  return {
    sent: [...sent.values()].sort((a, b) => b.count - a.count).slice(0, MAX_FLOWS),
    isCut: sent.size > MAX_FLOWS,
    payers: most.map(([party]) => party),
    payerCount: received.size,
  };
}

function serviceAt(address: string): string | null {
  const known = services.get(address);
  if (known !== undefined) return known;
  const service = serviceOf(SHIPPED_TAXONOMY, lists.find("ethereum", address));
  services.set(address, service);
  return service;
}

function bytesOf(name: keyof typeof LABEL_LISTS): Uint8Array {
  return readFileSync(new URL(LABEL_LISTS[name], ARTIFACTS_URL));
}
