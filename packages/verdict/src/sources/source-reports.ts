import type { ReputationArtifacts } from "@tetron/models/reputation/artifacts";
import { currentState, type ReputationState } from "@tetron/models/reputation/state";
import type { ScoreInputs } from "../score-inputs.ts";
import type { Asked } from "./ask-each.ts";
import type { SourceStatus } from "./query-source.ts";
import type { FactName, Facts, ListRow, Parties, SideRow, Sides } from "./source.ts";

/** The status of one entry of `sources` in an answer. */
export interface SourceReport {
  readonly name: string;
  readonly status: SourceStatus;
  /** Age of the data; `null` when it is missing or late. */
  readonly ageSeconds: number | null;
  /**
   * The source that answered. Facts of one source come from one query and are late together. `null` when no
   * source has the fact; absent in scores from before sources were asked one by one.
   */
  readonly provider?: string | null;
}

/** The facts and inputs from the answers, and the payment that they are about. */
interface Outcome {
  readonly facts: Partial<Facts>;
  readonly inputs: ScoreInputs;
  readonly parties: Parties;
  readonly reputation: ReputationArtifacts;
  readonly at: Date;
}

/** The facts that each entry rests on, the main one first. */
const ENTRIES = {
  from_wallet: ["wallets"],
  to_wallet: ["wallets"],
  labels: ["labels", "lists"],
  sanctions: ["sanctions", "lists"],
  neighbours: ["neighbours"],
  reputation: ["reputations"],
  sender_payments: ["senderPast"],
} as const satisfies Record<string, readonly FactName[]>;

type Entry = keyof typeof ENTRIES;

/** Reports the provider, status and age of each entry. */
export function reportsOf(asked: readonly Asked[], outcome: Outcome): SourceReport[] {
  const ages = agesOf(outcome);
  return (Object.keys(ENTRIES) as Entry[]).map((name) => {
    const behind = asked.filter(({ source }) => ENTRIES[name].some((fact) => source.tells.includes(fact)));
    const late = behind.find(({ answer }) => answer.late);
    const teller = late ?? behind.findLast(({ source }) => source.tells.includes(ENTRIES[name][0]));
    const provider = teller?.source.name ?? null;
    const asOf = ages[name];
    if (late || !asOf) return { name, status: late ? "late" : "missing", ageSeconds: null, provider };
    const ageSeconds = Math.max(0, (outcome.at.getTime() - asOf.getTime()) / 1_000);
    return { name, status: "ok", ageSeconds, provider };
  });
}

/** The time that each entry's data is of; `undefined` where none is held. */
function agesOf({ facts, inputs, parties, reputation, at }: Outcome): Record<Entry, Date | undefined> {
  const { wallets, neighbours, reputations, lists = [] } = facts;
  const listsOf = (kind: ListRow["kind"]) =>
    oldest(lists.filter((list) => list.kind === kind).map(({ asOf }) => asOf));
  const isReputed = inputs.from.reputation !== null || inputs.to.reputation !== null;
  const computed = (["from", "to"] as const).flatMap((side) => computedAt(side) ?? []);
  return {
    from_wallet: asOfWallet(wallets?.from, lists),
    to_wallet: asOfWallet(wallets?.to, lists),
    labels: listsOf("labels"),
    sanctions: listsOf("sanctions"),
    neighbours: neighbours?.asOf,
    // A shipped state is as old as the wallets it ships with.
    reputation: isReputed ? (oldest(computed) ?? listsOf("wallets")) : undefined,
    sender_payments: at,
  };

  /** When the state in use was computed; `undefined` when it is the shipped one. */
  function computedAt(side: keyof Sides<unknown>): Date | undefined {
    const stored = reputations?.[side].stored;
    const state = stored?.state as ReputationState | undefined;
    return currentState(state, reputation.shipped(parties[side])) === state ? stored?.updatedAt : undefined;
  }
}

/** The date of a wallet's data: the data set's, or the time of the import. */
function asOfWallet(row: SideRow | undefined, lists: readonly ListRow[]): Date | undefined {
  const set = lists.find(({ kind, name }) => kind === "wallets" && name === row?.source);
  return set?.asOf ?? row?.updatedAt;
}

function oldest(moments: readonly Date[]): Date | undefined {
  return moments.toSorted((a, b) => a.getTime() - b.getTime())[0];
}
