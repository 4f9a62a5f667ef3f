import { isTokenContract } from "@tetron/domain/address-kind";
import { listAge, type ShelfLives } from "@tetron/domain/shelf-lives";
import { historyAge } from "@tetron/features/history-age";
import { labelsThatHold } from "@tetron/labels/labels-that-hold";
import type { ReputationArtifacts } from "@tetron/models/reputation/artifacts";
import { findResemblance, type Resemblance } from "@tetron/models/reputation/lookalikes";
import { chainEvidence } from "@tetron/models/reputation/wallet-reputation";
import type { ClusterOf } from "../entities/cluster-of.ts";
import type { ReadWith } from "../remarks/abstention.ts";
import { askedOften } from "../remarks/asked-often.ts";
import { clusterRemarks } from "../remarks/cluster-of.ts";
import { contextRemarks } from "../remarks/context.ts";
import { depositRemarks } from "../remarks/deposit-of.ts";
import { freezeRemarks } from "../remarks/issuer-freeze.ts";
import { type Paid, remarksOn } from "../remarks/remarks-on.ts";
import { reviewProposed } from "../remarks/review-proposed.ts";
import { staleHistory, staleLists } from "../remarks/stale.ts";
import type { AgedEdition, Edition, FraudEdition, ScoreInputs, SideInputs } from "../score-inputs.ts";
import { oncePer } from "./once-per.ts";
import { reputationOfSide } from "./reputation-of-side.ts";
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
  readonly model: ReadWith["model"];
  readonly shelfLives: ShelfLives;
  /** Approximate value of the amount in US dollars; `null` when it is not known. */
  readonly usd: number | null;
  /** Whether a source did not answer in time. */
  readonly late: boolean;
}

/** The inputs of a score from the sources' facts; a missing fact counts as unknown. */
export function inputsOf(facts: Partial<Facts>, about: About): ScoreInputs {
  const { coins, falseSymbol, reputation, model, late, usd } = about;
  const at = about.at.getTime();
  const { senderPast, lists = [] } = facts;
  const { taxonomy } = reputation;
  const [from, to] = [sideOf("from", facts, about), sideOf("to", facts, about)];
  const known = {
    ...{ from, to, token: facts.labels?.token ?? [] },
    ...{ sameFace: senderPast?.sameFace ?? [], resemblance: resemblanceIn(facts, about) },
  };
  const screenedWith = lists
    .filter(({ kind }) => kind === "sanctions")
    .map((list) => ({ list: list.name, version: list.version, age: listAge(about.shelfLives, list) }));
  return {
    at,
    from,
    to,
    coins,
    usd,
    remarks: [
      ...remarksOn(about, known, { taxonomy, model }),
      ...freezeRemarks("from", facts.freezes?.from),
      ...freezeRemarks("to", facts.freezes?.to),
      ...depositRemarks("from", facts.deposits?.from),
      ...depositRemarks("to", facts.deposits?.to),
      ...clusterRemarks("from", facts.clusters?.from),
      ...clusterRemarks("to", facts.clusters?.to),
      ...contextRemarks("from", facts.context?.from, about.parties.to),
      ...contextRemarks("to", facts.context?.to, about.parties.from),
      ...reviewProposed("from", facts.proposals?.from),
      ...reviewProposed("to", facts.proposals?.to),
      ...askedOften(senderPast?.askedLastHour ?? 0),
      ...staleHistory("from", from, at),
      ...staleHistory("to", to, at),
      ...staleLists(taxonomy, { from, to, screenedWith }, at),
    ],
    falseSymbol,
    paidBefore: senderPast?.paidBefore ?? null,
    sentLastHour: senderPast?.sentLastHour ?? null,
    askedLastHour: senderPast?.askedLastHour ?? null,
    screened: screenedWith.length > 0,
    late,
  };
}

/** Each list's edition once, ordered by list. Computed once for each object: see `readLists`. */
export const editionsOf = oncePer((lists: readonly ListRow[]): readonly Edition[] =>
  eachOnce(lists.map(({ name, version }) => ({ list: name, version }))),
);

function sideOf(side: keyof Sides<unknown>, facts: Partial<Facts>, about: About): SideInputs {
  const { network, address } = about.parties[side];
  const wallet = facts.wallets?.[side];
  const features = featuresOf(wallet);
  const deposit = facts.deposits?.[side];
  const holder = holderIn(facts.clusters?.[side]);
  const exposure = facts.exposures?.[side];
  const { lists = [] } = facts;
  const aged = <Given extends Edition>(kind: ListRow["kind"], edition: Given) =>
    withAge(
      edition,
      lists.filter((list) => list.kind === kind),
      about.shelfLives,
    );
  const fraud = fraudIn(wallet, lists);
  const listed = {
    fraudIn: fraud && aged("wallets", fraud),
    labels: labelsThatHold(about.reputation.taxonomy, network, facts.labels?.[side] ?? []).map((label) =>
      aged("labels", label),
    ),
    sanctions: eachOnce(facts.sanctions?.[side] ?? []).map((edition) => aged("sanctions", edition)),
  };
  return {
    ...{ network, address, ...listed },
    isTokenContract: isTokenContract({ network, address }),
    features,
    history: wallet && features ? historyAge(about.shelfLives, { ...wallet, network }) : null,
    ...(wallet?.coverage ? { coverage: wallet.coverage } : {}),
    ...(deposit ? { deposit: { service: deposit.service, confidence: deposit.confidence } } : {}),
    ...(holder ? { holder } : {}),
    ...(exposure ? { exposure } : {}),
    reputation: reputationOfSide(about, about.parties[side], {
      ...{ ...listed, held: facts.reputations?.[side], holder: facts.holders?.[side] ?? null },
    }),
    neighbours: facts.neighbours?.[side] ?? null,
  };
}

/** Of each result the surest; `undefined` where lists name no other address of the holder. */
function holderIn(cluster: ClusterOf | null | undefined): SideInputs["holder"] {
  if (!cluster || cluster.named.length === 0) return undefined;
  const byListing = Map.groupBy(cluster.named, ({ listing }) => listing);
  return Object.fromEntries(
    Array.from(byListing, ([listing, named]) => [
      listing,
      Math.max(...named.map(({ confidence }) => confidence)),
    ]),
  );
}

/** Of several owners' editions of the same name and version, the oldest one counts. */
function withAge<Given extends Edition>(
  edition: Given,
  lists: readonly ListRow[],
  lives: ShelfLives,
): Given & AgedEdition {
  const [oldest] = lists
    .filter(({ name, version }) => name === edition.list && version === edition.version)
    .sort((a, b) => a.asOf.getTime() - b.asOf.getTime());
  return oldest === undefined ? edition : { ...edition, age: listAge(lives, oldest) };
}

function featuresOf(row: SideRow | undefined): SideInputs["features"] {
  if (!row?.behaviour || !row.wallet44) return null;
  return { behaviour: inDoubles(row.behaviour), wallet44: inDoubles(row.wallet44) };
}

function inDoubles(numbers: ArrayLike<number>): Float64Array {
  return numbers instanceof Float64Array ? numbers : Float64Array.from(numbers);
}

/**
 * The data set that classifies a wallet as fraud. An import keeps that label but changes the row's source.
 */
function fraudIn(row: SideRow | undefined, lists: readonly ListRow[]): FraudEdition | null {
  if (row?.referenceLabel !== "fraud") return null;
  const sets = lists.filter(({ kind }) => kind === "wallets");
  const set = sets.find(({ name }) => name === row.source) ?? sets[0];
  const list = set?.name ?? row.source;
  return {
    ...{ list, version: set?.version ?? row.updatedAt.toISOString() },
    ...(row.contested?.includes(list) ? { contested: true as const } : {}),
  };
}

/** How the recipient resembles the sender's parties; `null` across networks or when reputations were late. */
function resemblanceIn(
  { reputations }: Partial<Facts>,
  { parties: { from, to }, reputation }: About,
): Resemblance | null {
  if (reputations === undefined || from.network !== to.network) return null;
  return findResemblance(chainEvidence(reputation, from, reputations.from), to.address);
}

/** Removes duplicates and orders by list. Several owners may have lists of the same name. */
function eachOnce(editions: readonly Edition[]): Edition[] {
  const once = new Map(editions.map(({ list, version }) => [`${list} ${version}`, { list, version }]));
  return Array.from(once, ([, edition]) => edition).sort((a, b) =>
    `${a.list} ${a.version}` < `${b.list} ${b.version}` ? -1 : 1,
  );
}
