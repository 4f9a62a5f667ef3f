import type { Coverage } from "@tetron/domain/history";
import { type Aged, ageMs, isStale, mostOverdue } from "@tetron/domain/shelf-life";
import { listAge, type ShelfLives } from "@tetron/domain/shelf-lives";
import { historyAge } from "@tetron/features/history-age";
import type { ReputationArtifacts } from "@tetron/models/reputation/artifacts";
import { currentState, type ReputationState } from "@tetron/models/reputation/state";
import type { ScoreInputs } from "../score-inputs.ts";
import type { Asked } from "./ask-each.ts";
import type { SourceStatus } from "./query-source.ts";
import type { FactName, Facts, ListRow, Parties, Sides } from "./source.ts";

/** The status of one entry of `sources` in an answer. */
export interface SourceReport {
  readonly name: string;
  readonly status: SourceStatus;
  /** Age of the data; `null` when it is missing or late. */
  readonly ageSeconds: number | null;
  /**
   * Age beyond which the data is stale; `null` for data of the moment, and when it is missing or late. Absent
   * in scores from before sources had one.
   */
  readonly shelfLifeSeconds?: number | null;
  /**
   * Where it is from: of a history that is held, its source, such as `etherscan`; else the source that was asked.
   * Facts of one source come from one query and are late together. `null` when no source has the fact; absent in
   * scores from before sources were asked one by one.
   */
  readonly provider?: string | null;
  /** How much of a history its provider told; absent for what no provider was asked for. */
  readonly coverage?: Coverage;
}

/** The facts and inputs from the answers, and the payment that they are about. */
interface Outcome {
  readonly facts: Partial<Facts>;
  readonly inputs: ScoreInputs;
  readonly parties: Parties;
  readonly reputation: ReputationArtifacts;
  readonly shelfLives: ShelfLives;
  readonly at: Date;
}

/** The age of what an entry tells; without a shelf life for data of the moment. */
type EntryAge = Aged | { readonly asOf: number; readonly shelfLifeMs: null };

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

/** The wallet that an entry is about. */
const SIDES: Partial<Record<Entry, "from" | "to">> = { from_wallet: "from", to_wallet: "to" };

/** Reports the provider, status and age of each entry, and then each late source that none of them names. */
export function reportsOf(asked: readonly Asked[], outcome: Outcome): SourceReport[] {
  const entries = reportEntries(asked, outcome);
  const named = new Set(entries.filter(({ status }) => status === "late").map(({ provider }) => provider));
  const others = asked.filter(({ source, answer }) => answer.late && !named.has(source.name));
  return [...entries, ...others.map(({ source }) => lateReport(source.name))];
}

/** A source of facts that no entry is about, such as `transfers`: a score is pending for it all the same. */
function lateReport(source: string): SourceReport {
  const name = source.replaceAll("-", "_");
  return { name, status: "late", ageSeconds: null, shelfLifeSeconds: null, provider: source };
}

function reportEntries(asked: readonly Asked[], outcome: Outcome): SourceReport[] {
  const ages = agesOf(outcome);
  const at = outcome.at.getTime();
  return (Object.keys(ENTRIES) as Entry[]).map((name) => {
    const side = SIDES[name];
    const row = side && outcome.facts.wallets?.[side];
    const behind = asked.filter(({ source }) => ENTRIES[name].some((fact) => source.tells.includes(fact)));
    // What is held of a wallet was in time, even if the other one's history is late.
    const late = row === undefined ? behind.find(({ answer }) => answer.late) : undefined;
    const teller = late ?? behind.findLast(({ source }) => source.tells.includes(ENTRIES[name][0]));
    const provider = row?.source ?? teller?.source.name ?? null;
    const age = ages[name];
    if (late || !age) {
      const absent = side ? (outcome.facts.absent?.[side] ?? "not_configured") : "missing";
      const status = late ? "late" : absent;
      return { name, status, ageSeconds: null, shelfLifeSeconds: null, provider };
    }
    const { shelfLifeMs } = age;
    const isPast = shelfLifeMs !== null && isStale({ ...age, shelfLifeMs }, at);
    const coverage = row?.coverage;
    return {
      name,
      status: coverage?.complete === false ? "partial" : isPast ? "stale" : "ok",
      ageSeconds: ageMs(age, at) / 1_000,
      shelfLifeSeconds: shelfLifeMs && shelfLifeMs / 1_000,
      provider,
      ...(coverage ? { coverage } : {}),
    };
  });
}

/** The age of each entry's data; `undefined` where none is held. */
function agesOf({ facts, inputs, parties, ...outcome }: Outcome): Record<Entry, EntryAge | undefined> {
  const { reputation, shelfLives } = outcome;
  const at = outcome.at.getTime();
  const { wallets, neighbours, reputations, lists = [] } = facts;
  const listsOf = (kind: ListRow["kind"]) =>
    mostOverdue(
      lists.filter((list) => list.kind === kind).map((list) => listAge(shelfLives, list)),
      at,
    );
  const isReputed = inputs.from.reputation !== null || inputs.to.reputation !== null;
  const computed = (["from", "to"] as const).flatMap((side) => computedAt(side) ?? []);
  return {
    from_wallet: ageOfWallet("from"),
    to_wallet: ageOfWallet("to"),
    labels: listsOf("labels"),
    sanctions: listsOf("sanctions"),
    neighbours: neighbours && ageOfSet(neighbours.asOf),
    // A shipped state is as old as the wallets it ships with.
    reputation: isReputed ? (mostOverdue(computed.map(ageOfSet), at) ?? listsOf("wallets")) : undefined,
    sender_payments: { asOf: at, shelfLifeMs: null },
  };

  /** That of its history; without one, the data set's, or the time of the import. */
  function ageOfWallet(side: keyof Sides<unknown>): Aged | undefined {
    const row = wallets?.[side];
    if (row === undefined) return undefined;
    const set = lists.find(({ kind, name }) => kind === "wallets" && name === row.source);
    const { network } = parties[side];
    const history = historyAge(shelfLives, { ...row, network });
    return history ?? (set ? listAge(shelfLives, set) : ageOfSet(row.updatedAt));
  }

  /** The age of what follows from a data set of wallets. */
  function ageOfSet(asOf: Date): Aged {
    return listAge(shelfLives, { kind: "wallets", name: "", asOf });
  }

  /** When the state in use was computed; `undefined` when it is the shipped one. */
  function computedAt(side: keyof Sides<unknown>): Date | undefined {
    const stored = reputations?.[side].stored;
    const state = stored?.state as ReputationState | undefined;
    return currentState(state, reputation.shipped(parties[side])) === state ? stored?.updatedAt : undefined;
  }
}
