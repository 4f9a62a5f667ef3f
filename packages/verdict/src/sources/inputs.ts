import { isTokenContract } from "@tetron/domain/address-kind";
import type { WalletRef } from "@tetron/domain/wallet";
import type { ReputationArtifacts } from "@tetron/models/reputation/artifacts";
import { type Resemblance, resemblance } from "@tetron/models/reputation/lookalikes";
import { walletEvidence, walletReputation } from "@tetron/models/reputation/wallet-reputation";
import { askedOften } from "../remarks/asked-often.ts";
import { type Paid, remarksOn } from "../remarks/remarks-on.ts";
import type { Edition, ReputationEstimate, ScoreInputs, SideInputs } from "../score-inputs.ts";
import type { Facts, ListRow, Parties, SideRow, Sides } from "./source.ts";

/** What is paid, with the amount in coins that a score uses. */
export interface PaidCoins extends Paid {
  /** Amount in whole native coins of the sender's network; `null` for any other asset. */
  readonly coins: number | null;
}

/** Everything besides the facts. */
interface About extends PaidCoins {
  readonly at: Date;
  readonly parties: Parties;
  readonly reputation: ReputationArtifacts;
  /** Whether a source did not answer in time. */
  readonly late: boolean;
}

/** The inputs of a score from the sources' facts; a missing fact counts as unknown. */
export function inputsOf(facts: Partial<Facts>, about: About): ScoreInputs {
  const { at, coins, falseSymbol, reputation, late } = about;
  const { senderPast, lists = [] } = facts;
  const [from, to] = [sideOf("from", facts, about), sideOf("to", facts, about)];
  const known = {
    ...{ from, to, token: facts.labels?.token ?? [] },
    ...{ sameFace: senderPast?.sameFace ?? [], resemblance: resemblanceIn(facts, about) },
  };
  return {
    at: at.getTime(),
    from,
    to,
    coins,
    remarks: [...remarksOn(about, known, reputation.taxonomy), ...askedOften(senderPast?.askedLastHour ?? 0)],
    falseSymbol,
    paidBefore: senderPast?.paidBefore ?? null,
    sentLastHour: senderPast?.sentLastHour ?? null,
    askedLastHour: senderPast?.askedLastHour ?? null,
    screened: lists.some(({ kind }) => kind === "sanctions"),
    late,
  };
}

/** Each list's edition once, ordered by list. */
export function editionsOf(lists: readonly ListRow[]): Edition[] {
  return eachOnce(lists.map(({ name, version }) => ({ list: name, version })));
}

function sideOf(side: keyof Sides<unknown>, facts: Partial<Facts>, about: About): SideInputs {
  const { network, address } = about.parties[side];
  const wallet = facts.wallets?.[side];
  const listed = {
    labels: facts.labels?.[side] ?? [],
    sanctions: eachOnce(facts.sanctions?.[side] ?? []),
  };
  return {
    ...{ network, address, ...listed },
    isTokenContract: isTokenContract({ network, address }),
    features: featuresOf(wallet),
    fraudIn: fraudIn(wallet, facts.lists ?? []),
    reputation: reputationOf(about.parties[side], { ...about, listed, held: facts.reputations?.[side] }),
    neighbours: facts.neighbours?.[side] ?? null,
  };
}

function featuresOf(row: SideRow | undefined): SideInputs["features"] {
  if (!row?.behaviour || !row.wallet44) return null;
  return { behaviour: Float64Array.from(row.behaviour), wallet44: Float64Array.from(row.wallet44) };
}

/**
 * The data set that classifies a wallet as fraud. An import keeps that label but changes the row's source.
 */
function fraudIn(row: SideRow | undefined, lists: readonly ListRow[]): Edition | null {
  if (row?.referenceLabel !== "fraud") return null;
  const sets = lists.filter(({ kind }) => kind === "wallets");
  const set = sets.find(({ name }) => name === row.source) ?? sets[0];
  return { list: set?.name ?? row.source, version: set?.version ?? row.updatedAt.toISOString() };
}

function reputationOf(
  wallet: WalletRef,
  {
    held,
    listed,
    reputation,
    at,
  }: Pick<About, "reputation" | "at"> & {
    readonly held: Facts["reputations"]["from"] | undefined;
    readonly listed: Pick<SideInputs, "labels" | "sanctions">;
  },
): ReputationEstimate | null {
  if (held === undefined) return null;
  const evidence = walletEvidence(reputation, wallet, { ...held, ...listed });
  const { score, confidence } = walletReputation(reputation, wallet, evidence, at);
  return confidence > 0 ? { score, confidence } : null;
}

/** How the recipient resembles the sender's parties; `null` across networks or when reputations were late. */
function resemblanceIn(
  { reputations }: Partial<Facts>,
  { parties: { from, to }, reputation }: About,
): Resemblance | null {
  if (reputations === undefined || from.network !== to.network) return null;
  const { chain } = walletEvidence(reputation, from, { ...reputations.from, labels: [], sanctions: [] });
  return resemblance(chain, to.address);
}

/** Removes duplicates and orders by list. Several owners may have lists of the same name. */
function eachOnce(editions: readonly Edition[]): Edition[] {
  const once = new Map(editions.map(({ list, version }) => [`${list} ${version}`, { list, version }]));
  return Array.from(once, ([, edition]) => edition).sort((a, b) =>
    `${a.list} ${a.version}` < `${b.list} ${b.version}` ? -1 : 1,
  );
}
