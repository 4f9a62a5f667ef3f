import { SYSTEM } from "@tetron/domain/actor";
import type { AccountHistory, Coverage, HistorySees } from "@tetron/domain/history";
import { FREEZING_TOKENS } from "@tetron/domain/issuer-freeze";
import { NETWORK_IDS } from "@tetron/domain/network";
import { tenantOwner } from "@tetron/domain/owner";
import type { Platform } from "@tetron/embedded/platform";
import { importHistories } from "@tetron/ingestion/imports/import-histories";
import { putLinks } from "@tetron/lake/address-links";
import { putContextFacts } from "@tetron/lake/context-facts";
import { loadLabels } from "@tetron/lake/labels";
import { putMovements } from "@tetron/lake/movements";
import { sanctions } from "@tetron/lake/tables/sanctions";
import { type StoredScore, scores } from "@tetron/lake/tables/scores";
import { sources } from "@tetron/lake/tables/sources";
import type { ShippedLists } from "@tetron/models/shipped-lists";
import { processAllHistories } from "@tetron/reputation/jobs/process-histories";
import { recordOutcome } from "@tetron/reputation/record-outcome";
import type { ScoringDeps } from "@tetron/scoring/judge-transaction";
import { scoreTransaction } from "@tetron/scoring/score-transaction";
import type { PaymentInput } from "@tetron/verdict/payment";
import { OFTEN } from "@tetron/verdict/remarks/asked-often";
import { silenceSource } from "@tetron/verdict/testing";
import { asc, eq } from "drizzle-orm";
import { madeUpAddress, twinOf } from "./addresses.ts";
import { madeUpHistory } from "./histories.ts";
import {
  everyAsset,
  listedWallets,
  paymentOf,
  senseless,
  shippedWallets,
  unusualAmount,
} from "./payments.ts";

/** Minimum number of scores. */
const SCORES = 500;
const CALLER = { tenant: "acme", keyId: "key_1", scopes: ["feedback:write" as const], requestId: "req_1" };
const RISKY_WORDS = ["mixer", "suspicious", "high-risk", "tornado-cash"];
/** The zero address: payments to it are lost. */
const NOBODY = `0x${"0".repeat(40)}`;
/** Number of the first made-up wallet with a history. */
const WITH_HISTORY = 500;
/**
 * Numbers of made-up wallets: of which a provider told a part of the history, none of it, and all; whose source
 * lists transfers; whose history is an explorer's export; which is a contract; which is a customer's at an exchange; and
 * which was paid by wallets that a list warns of.
 */
const [NEWEST_PART, UNREAD, TOLD_WHOLE, TOLD_IN_PART, EXPORTED, CONTRACT, AT_SERVICE, EXPOSED] = [
  600, 601, 602, 603, 604, 605, 606, 607,
] as const;
/** The first of the made-up wallets of Bitcoin whose holders have other addresses. */
const HELD_BY = 800;
/** A wallet of an exchange, by the shipped lists. */
const HOT_WALLET = "0x28c6c06298d514db089934071355e5743bf21d60";
/** What a source sees that tells neither failures nor methods. */
const TRANSFERS_SEE: HistorySees = { status: false, method: false, zeroValue: true, tokens: true };
const CUT: Coverage = { complete: false, reason: "cap", share: null, from: "start" };
/** Time of the reported outcomes. */
const REPORTED = new Date("2025-03-01T00:00:00Z");

/**
 * Scores at least 500 payments that together cover every input of a score: shipped, imported, listed,
 * reported and unknown wallets, every network and asset, a tenant that asks often, late sources, stale and
 * current sanctions lists, and an hour without one.
 *
 * @returns The stored scores, oldest first.
 */
export async function scoreEverything(
  { lake, scoring, reputation }: Platform,
  lists: ShippedLists,
): Promise<StoredScore[]> {
  const { signal } = new AbortController();
  const shipped = shippedWallets();
  let count = 0;
  const score = async (payments: readonly PaymentInput[], by: Partial<ScoringDeps> = {}) => {
    for (const payment of payments) await scoreTransaction({ ...scoring, ...by }, CALLER, payment, signal);
    count += payments.length;
  };
  const times = (length: number, make: (n: number) => PaymentInput) =>
    Array.from({ length }, (_, n) => make(n));
  const onEthereum = (n: number, from: string, to: string) => paymentOf(n, "ethereum", [from, to]);

  await score(times(60, (n) => onEthereum(n, shipped.honest(n), shipped.honest(n + 7))));
  await score(times(20, (n) => onEthereum(n, shipped.honest(n), shipped.fraud(n))));
  await score(times(20, (n) => onEthereum(n, shipped.fraud(n + 20), shipped.honest(n))));
  await score(times(25, (n) => onEthereum(n, shipped.clean(n), shipped.suspect(n))));
  await score(times(25, (n) => onEthereum(n, shipped.short(n), shipped.short(n + 1))));
  await score(times(8, (n) => onEthereum(n, shipped.silent(n), shipped.clean(n))));
  await score(times(12, (n) => onEthereum(n, shipped.clean(n), madeUpAddress("ethereum", n))));
  await score(times(12, (n) => onEthereum(n, madeUpAddress("ethereum", n), shipped.clean(n))));
  const { calm } = shipped;
  const burst = times(24, (n) => onEthereum(n, calm.address, shipped.clean(n % 5)));
  await score(burst.map((payment, n) => (n % 2 ? payment : { ...payment, amount: unusualAmount(calm) })));
  await score(times(12, (n) => onEthereum(n, shipped.clean(40), shipped.clean(41 + (n % 3)))));
  await score(times(OFTEN + 2, (n) => onEthereum(n, shipped.clean(45), shipped.clean(46 + (n % 3)))));
  await score(everyAsset());
  await score(
    times(4, (n) => onEthereum(n, n % 2 ? shipped.clean(n) : madeUpAddress("ethereum", n), NOBODY)),
  );
  await score(senseless(shipped.clean(3)));
  await score(await listedWallets(lake, lists, 14));

  await labelAsRisky();
  await score(times(12, (n) => onEthereum(n, shipped.clean(60 + n), shipped.clean(80 + n))));
  await score(times(12, (n) => onEthereum(n, shipped.clean(60 + n), shipped.suspect(30 + n))));

  // Services by a list, fraud accounts by the shipped data set.
  await score(times(2, (n) => onEthereum(n, shipped.clean(n), shipped.fraud(n))));

  await importMadeUpHistories();
  for (const network of NETWORK_IDS)
    await score(
      times(6, (n) => {
        const from = WITH_HISTORY + (n % 3);
        return paymentOf(n, network, [madeUpAddress(network, from), madeUpAddress(network, from + 1 + n)]);
      }),
    );

  await score(
    times(2, (n) => onEthereum(n, madeUpAddress("ethereum", WITH_HISTORY + 1), twinOf(partyOf(1)))),
  );

  const told = [NEWEST_PART, UNREAD, TOLD_WHOLE, TOLD_IN_PART, EXPORTED, CONTRACT].map((n) =>
    madeUpAddress("ethereum", n),
  );
  await score(times(18, (n) => onEthereum(n, shipped.clean(n), told[n % told.length]!)));
  await score(times(12, (n) => onEthereum(n, told[n % told.length]!, shipped.clean(n))));

  const atService = madeUpAddress("ethereum", AT_SERVICE);
  await score(times(4, (n) => onEthereum(n, shipped.clean(180 + n), atService)));
  await score(times(2, (n) => onEthereum(n, atService, shipped.clean(184 + n))));

  const exposed = madeUpAddress("ethereum", EXPOSED);
  await score(times(4, (n) => onEthereum(n, shipped.clean(190 + n), exposed)));
  await score(times(2, (n) => onEthereum(n, exposed, shipped.clean(194 + n))));

  await tellContext();
  await score(times(6, (n) => onEthereum(n, shipped.clean(150 + (n % 3)), shipped.clean(160 + n))));

  await freezeWallets();
  await score(times(6, (n) => onEthereum(n, shipped.clean(170), shipped.clean(171 + (n % 3)))));
  await score(times(2, (n) => onEthereum(n, shipped.clean(171 + n), shipped.clean(175))));

  await linkWallets();
  await score(
    times(12, (n) => {
      const [a, b] = [HELD_BY + (n % 6), WITH_HISTORY + (n % 3)].map((at) => madeUpAddress("bitcoin", at));
      return paymentOf(n, "bitcoin", n % 2 ? [a!, b!] : [b!, a!]);
    }),
  );

  const kinds = ["fraud", "good", "contested", "cleared"] as const;
  for (const [n, kind] of [...kinds, ...kinds].entries()) {
    const address = n < kinds.length ? shipped.clean(100 + n) : madeUpAddress("polygon", 200 + n);
    const network = n < kinds.length ? "ethereum" : "polygon";
    const report = { network, address, kind, occurredAt: REPORTED } as const;
    await recordOutcome(reputation, CALLER, report, new Date());
    const other = madeUpAddress(network, 0);
    await score([paymentOf(n, network, [address, other]), paymentOf(n, network, [other, address])]);
  }

  for (const late of ["lake", "wallet-index"]) {
    const asked = scoring.sources.map((source) =>
      source.name === late ? silenceSource(source, 500) : source,
    );
    const payments = times(3, (n) => onEthereum(n, shipped.clean(n), shipped.honest(n)));
    await score(payments, { sources: asked });
  }

  // Current sanctions leave only the histories stale.
  await lake.db.update(sources).set({ asOf: new Date() }).where(eq(sources.kind, "sanctions"));
  await score(times(12, (n) => onEthereum(n, shipped.clean(n), shipped.clean(n + 30))));

  await lake.db.delete(sources).where(eq(sources.kind, "sanctions"));
  await score(times(10, (n) => onEthereum(n, shipped.clean(n), shipped.clean(n + 20))));
  await score(times(SCORES - count, (n) => onEthereum(n, shipped.honest(100 + n), shipped.honest(300 + n))));
  return lake.db.select().from(scores).orderBy(asc(scores.id));

  /** The party that made-up wallet `WITH_HISTORY + n` paid. */
  function partyOf(n: number): string {
    return madeUpAddress("ethereum", WITH_HISTORY + n + 1);
  }

  async function labelAsRisky(): Promise<void> {
    const list = { owner: tenantOwner(CALLER.tenant), name: "own-risks", version: "1", url: "inline" };
    const rows = Array.from({ length: 12 }, (_, n) => [
      { address: shipped.clean(80 + n), label: RISKY_WORDS[n % 4]! },
      { address: shipped.suspect(30 + n), label: RISKY_WORDS[n % 4]! },
      { address: shipped.fraud(n), label: "exchange" },
    ]).flat();
    await loadLabels(
      lake,
      { ...list, network: "ethereum", asOf: REPORTED },
      rows.map((row) => ({ ...row, network: "ethereum" as const, name: "" })),
    );
  }

  /** Of customers that are known, rejected, and expected to pay others. */
  async function tellContext(): Promise<void> {
    const about = { owner: tenantOwner(CALLER.tenant), source: "job_1", updatedAt: REPORTED };
    const none = { customerTier: null, purpose: null, kycLevel: null, expectedCounterparties: null };
    const told = [
      { customerTier: "gold", purpose: "payroll", kycLevel: "full" as const },
      { kycLevel: "rejected" as const },
      { expectedCounterparties: [NOBODY] },
    ];
    const rows = told.map((facts, n) => ({
      ...{ network: "ethereum" as const, address: shipped.clean(150 + n) },
      ...{ ...about, ...none, ...facts },
    }));
    await putContextFacts(lake.db, rows);
  }

  /** One wallet is frozen, one was released, and one has lost its funds. */
  async function freezeWallets(): Promise<void> {
    const { contract } = FREEZING_TOKENS[0]!;
    const events = [
      [171, "frozen"],
      [172, "frozen"],
      [172, "unfrozen"],
      [173, "frozen"],
      [173, "destroyed"],
    ] as const;
    const freezes = events.map(([n, kind], log) => ({
      ...{ log, kind, contract, wallet: shipped.clean(n), transactionHash: `0x${"7".repeat(64)}` },
    }));
    const block = { height: 1, hash: `0x${"1".repeat(64)}`, parentHash: null, timestamp: 1_740_000_000 };
    const moved = { network: "ethereum" as const, transactions: [], movements: [] };
    await putMovements(lake.db, [{ ...block, ...moved, freezes }]);
  }

  /** Of one holder each with an address that a list names as bad, as a service, as risky, and that a sanctions list names. */
  async function linkWallets(): Promise<void> {
    const [sanctioned] = await lake.db
      .select()
      .from(sanctions)
      .where(eq(sanctions.network, "bitcoin"))
      .limit(1);
    const own = (n: number) => madeUpAddress("bitcoin", HELD_BY + n);
    const others = [6, 7, 8].map(own);
    const list = { owner: tenantOwner(CALLER.tenant), name: "own-holders", version: "1", url: "inline" };
    const words = ["phish-hack", "exchange", "mixer"];
    await loadLabels(
      lake,
      { ...list, network: "bitcoin", asOf: REPORTED },
      others.map((address, n) => ({ network: "bitcoin" as const, address, label: words[n]!, name: "" })),
    );
    const links = [
      ...others.map((other, n) => ({ address: own(n), other, rule: "common_inputs" as const })),
      { address: own(3), other: sanctioned!.address, rule: "common_inputs" as const },
      { address: own(4), other: others[0]!, rule: "change" as const },
    ].map((link, transaction) => ({ ...link, transaction, transactionHash: `${transaction}`, index: 0 }));
    const block = { height: 1, hash: "1".repeat(64), parentHash: null, timestamp: 1_740_000_000 };
    await putLinks(lake.db, [{ ...block, network: "bitcoin", transactions: [], movements: [], links }]);
  }

  /** Paid five times by others, each time on to an exchange. */
  function customersHistory(): AccountHistory {
    const plain = { createsContract: false, failed: false, methodId: null, hash: null };
    const transactions = Array.from({ length: 10 }, (_, n) => ({
      ...{ ...plain, timestamp: 1_740_000_000 + n * 86_400, value: 10n ** 17n },
      direction: n % 2 === 0 ? ("received" as const) : ("sent" as const),
      counterparty: n % 2 === 0 ? madeUpAddress("ethereum", 700 + n) : HOT_WALLET,
    }));
    const address = madeUpAddress("ethereum", AT_SERVICE);
    return { network: "ethereum", address, transactions, tokenTransfers: [] };
  }

  /** Paid ten times, every other time by a wallet that a list warns of. */
  function exposedHistory(): AccountHistory {
    const plain = { createsContract: false, failed: false, methodId: null, hash: null };
    const transactions = Array.from({ length: 10 }, (_, n) => ({
      ...{ ...plain, timestamp: 1_740_000_000 + n * 86_400, value: 10n ** 17n },
      direction: "received" as const,
      counterparty: n % 2 === 0 ? shipped.suspect(30 + n) : madeUpAddress("ethereum", 720 + n),
    }));
    const address = madeUpAddress("ethereum", EXPOSED);
    return { network: "ethereum", address, transactions, tokenTransfers: [] };
  }

  async function importMadeUpHistories(): Promise<void> {
    const histories = NETWORK_IDS.flatMap((network) =>
      [4, 40, 400].map((length, n) => madeUpHistory(network, WITH_HISTORY + n, length)),
    );
    histories.push(
      { ...madeUpHistory("ethereum", NEWEST_PART, 100), coverage: { ...CUT, from: "newest" } },
      { ...madeUpHistory("ethereum", UNREAD, 0), coverage: { ...CUT, share: 0 } },
      { ...madeUpHistory("ethereum", CONTRACT, 0), coverage: { ...CUT, reason: "contract", share: 0 } },
      {
        ...madeUpHistory("ethereum", TOLD_WHOLE, 50),
        coverage: { ...CUT, complete: true, reason: "end", share: 1 },
      },
      { ...madeUpHistory("ethereum", TOLD_IN_PART, 50), sees: TRANSFERS_SEE },
      { ...madeUpHistory("ethereum", EXPORTED, 50), sees: { ...TRANSFERS_SEE, status: true, tokens: false } },
    );
    histories.push(customersHistory(), exposedHistory());
    const options = {
      owner: tenantOwner(CALLER.tenant),
      actor: SYSTEM,
      source: "import",
      now: new Date(),
      signal,
    };
    const { refused } = await importHistories(lake, recordsOf(histories), options);
    if (refused > 0) throw new Error(`${refused} of the made-up histories were refused.`);
    await processAllHistories(reputation, signal);
  }
}

async function* recordsOf(histories: readonly AccountHistory[]) {
  for (const [i, value] of histories.entries()) yield { line: i + 1, value };
}
