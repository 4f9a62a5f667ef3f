import type { WalletRef } from "@tetron/domain/wallet";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import { askInTime } from "./ask-in-time.ts";
import { type Paid, remarksOn } from "../remarks/remarks-on.ts";
import type { Edition, ScoreInputs, SideInputs } from "../estimate/score-inputs.ts";
import { reportsOf, type SourceReport } from "./source-reports.ts";
import type { Eyes, ListRow, Parties, SideRow, Sources } from "./source.ts";

export interface Gathered {
  readonly inputs: ScoreInputs;
  readonly sources: readonly SourceReport[];
  /** Editions of the lists that were asked, ordered by list. */
  readonly lists: readonly Edition[];
}

export interface GatherOptions extends Eyes, Paid {
  /** What is paid, in whole native coins of the sender's network; `null` when it is anything else. */
  readonly coins: number | null;
  /** What the words of lists mean. */
  readonly taxonomy: Taxonomy;
  /** How long each source may take, in milliseconds. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  /** Hears of each source that was late, with why. */
  readonly onLate: (source: string, cause: unknown) => void;
}

/** Asks all sources at once and waits for each until its deadline, no longer. */
export async function gather(sources: Sources, parties: Parties, options: GatherOptions): Promise<Gathered> {
  const { at, signal } = options;
  const ask = <Value>(question: (signal: AbortSignal) => Promise<Value>) =>
    askInTime({ deadlineMs: options.deadlineMs, ask: question }, signal);
  const [wallets, labels, sanctions, reputations, past, lists] = await Promise.all([
    ask((each) => sources.wallets(parties, options, each)),
    ask((each) => sources.labels(parties, options, each)),
    ask((each) => sources.sanctions(parties, options, each)),
    ask((each) => sources.reputations(parties, options, each)),
    ask((each) => sources.senderPast(parties, options, each)),
    ask((each) => sources.lists(parties, options, each)),
  ]);
  const current = lists.value ?? [];
  const side = (name: "from" | "to", { network, address }: WalletRef): SideInputs => {
    const wallet = wallets.value?.[name];
    const listed = {
      labels: labels.value?.[name] ?? [],
      sanctions: eachOnce(sanctions.value?.[name] ?? []),
    };
    return {
      ...{ network, address, ...listed },
      features: featuresOf(wallet),
      fraudIn: fraudIn(wallet, current),
      reputation: reputations.value?.[name].estimate(listed) ?? null,
    };
  };
  const sameNetwork = parties.from.network === parties.to.network;
  const faces = {
    sameFace: past.value?.sameFace ?? [],
    resemblance: (sameNetwork && reputations.value?.from.resemblance(parties.to.address)) || null,
  };
  const [from, to] = [side("from", parties.from), side("to", parties.to)];
  return {
    inputs: {
      ...{ at: at.getTime(), from, to },
      coins: options.coins,
      remarks: remarksOn(options, { to, ...faces }, options.taxonomy),
      paidBefore: past.value?.paidBefore ?? null,
      askedLastHour: past.value?.askedLastHour ?? null,
      screened: current.some(({ kind }) => kind === "sanctions"),
      late: [wallets, labels, sanctions, reputations, past, lists].some(({ late }) => late),
    },
    sources: reportsOf({ wallets, labels, sanctions, reputations, past, lists }, [from, to], options),
    lists: eachOnce(current.map(({ name, version }) => ({ list: name, version }))),
  };
}

function featuresOf(row: SideRow | undefined): SideInputs["features"] {
  if (!row?.behaviour || !row.wallet44) return null;
  return { behaviour: Float64Array.from(row.behaviour), wallet44: Float64Array.from(row.wallet44) };
}

/** The data set that calls a wallet fraud. Its label survives an import, which has another name. */
function fraudIn(row: SideRow | undefined, lists: readonly ListRow[]): Edition | null {
  if (row?.referenceLabel !== "fraud") return null;
  const sets = lists.filter(({ kind }) => kind === "wallets");
  const set = sets.find(({ name }) => name === row.source) ?? sets[0];
  return { list: set?.name ?? row.source, version: set?.version ?? row.updatedAt.toISOString() };
}

/** Each edition once, ordered by list. Several owners may have a list of one name, each with its own edition. */
function eachOnce(editions: readonly Edition[]): Edition[] {
  const once = new Map(editions.map(({ list, version }) => [`${list} ${version}`, { list, version }]));
  return Array.from(once, ([, edition]) => edition).sort((a, b) =>
    `${a.list} ${a.version}` < `${b.list} ${b.version}` ? -1 : 1,
  );
}
