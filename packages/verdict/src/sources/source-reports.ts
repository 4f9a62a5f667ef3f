import type { SideInputs } from "../estimate/score-inputs.ts";
import type { Answer, SourceStatus } from "./ask-in-time.ts";
import type { ReputationBasis } from "./reputation-basis.ts";
import type { ListRow, SenderPast, SideRow, Sides } from "./source.ts";

/** How a source did, as the answer tells it. */
export interface SourceReport {
  readonly name: string;
  readonly status: SourceStatus;
  /** Since the source was last brought up to date; `null` when it has nothing or was late. */
  readonly ageSeconds: number | null;
}

/** What the sources answered. */
export interface Answers {
  readonly wallets: Answer<Sides<SideRow | undefined>>;
  readonly labels: Answer<unknown>;
  readonly sanctions: Answer<unknown>;
  readonly reputations: Answer<Sides<ReputationBasis>>;
  readonly past: Answer<SenderPast>;
  readonly lists: Answer<readonly ListRow[]>;
}

/** What is told of a source: who was asked, and when what it said was true. */
interface Told {
  readonly answers: readonly Answer<unknown>[];
  readonly asOf: Date | undefined;
}

/** Tells of each source whether it answered and how old its answer is; `onLate` hears of those that did not. */
export function reportsOf(
  { wallets, labels, sanctions, reputations, past, lists }: Answers,
  sides: readonly SideInputs[],
  { at, onLate }: { readonly at: Date; readonly onLate: (source: string, cause: unknown) => void },
): SourceReport[] {
  const current = lists.value ?? [];
  const listsOf = (kind: ListRow["kind"]) =>
    oldest(current.filter((list) => list.kind === kind).map(({ asOf }) => asOf));
  const isReputed = sides.some(({ reputation }) => reputation !== null);
  const computed = [reputations.value?.from, reputations.value?.to].flatMap((each) => each?.updatedAt ?? []);
  const told: Record<string, Told> = {
    from_wallet: { answers: [wallets], asOf: asOfWallet(wallets.value?.from, current) },
    to_wallet: { answers: [wallets], asOf: asOfWallet(wallets.value?.to, current) },
    labels: { answers: [labels, lists], asOf: listsOf("labels") },
    sanctions: { answers: [sanctions, lists], asOf: listsOf("sanctions") },
    neighbours: { answers: [], asOf: listsOf("wallets") },
    // A state that ships is as old as the wallets that it ships with.
    reputation: {
      answers: [reputations],
      asOf: isReputed ? (oldest(computed) ?? listsOf("wallets")) : undefined,
    },
    sender_payments: { answers: [past], asOf: at },
  };
  return Object.entries(told).map(([name, { answers, asOf }]) => {
    const late = answers.find((answer) => answer.late);
    if (late?.late) onLate(name, late.cause);
    if (late || !asOf) return { name, status: late ? "late" : "missing", ageSeconds: null };
    return { name, status: "ok", ageSeconds: Math.max(0, (at.getTime() - asOf.getTime()) / 1_000) };
  });
}

/** When what is held of a wallet was true: a data set's date, or the moment of an import. */
function asOfWallet(row: SideRow | undefined, lists: readonly ListRow[]): Date | undefined {
  const set = lists.find(({ kind, name }) => kind === "wallets" && name === row?.source);
  return set?.asOf ?? row?.updatedAt;
}

function oldest(moments: readonly Date[]): Date | undefined {
  return moments.toSorted((a, b) => a.getTime() - b.getTime())[0];
}
