import type { WalletRef } from "@tetron/domain/wallet";
import type { StoredLabel } from "@tetron/lake/tables/labels";
import type { StoredSanction } from "@tetron/lake/tables/sanctions";
import type { StoredSource } from "@tetron/lake/tables/sources";
import { type Answer, askInTime, type SourceStatus } from "./ask-in-time.ts";
import type { SenderPast, SideRow } from "./find-sides.ts";
import type { Payment } from "./payment.ts";
import type { Edition, ReputationEstimate, ScoreInputs, SideInputs } from "./score-inputs.ts";

/** The two sides of a payment. */
export interface Sides<Value> {
  readonly from: Value;
  readonly to: Value;
}

/** Who is asked about a payment, each within its own time. */
export interface Sources {
  wallets(payment: Payment, signal: AbortSignal): Promise<Sides<SideRow | undefined>>;
  labels(payment: Payment, signal: AbortSignal): Promise<Sides<readonly StoredLabel[]>>;
  sanctions(payment: Payment, signal: AbortSignal): Promise<Sides<readonly StoredSanction[]>>;
  /** At the moment of the score; `null` for a wallet without any evidence. */
  reputations(payment: Payment, at: Date, signal: AbortSignal): Promise<Sides<ReputationEstimate | null>>;
  senderPast(tenant: string, payment: Payment, at: Date): Promise<SenderPast>;
  /** The current edition of every list. */
  lists(signal: AbortSignal): Promise<readonly StoredSource[]>;
}

/** How a source did, as the answer tells it. */
export interface SourceReport {
  readonly name: string;
  readonly status: SourceStatus;
  /** Since the source was last brought up to date; `null` when it has nothing or was late. */
  readonly ageSeconds: number | null;
}

export interface Gathered {
  readonly inputs: ScoreInputs;
  readonly sources: readonly SourceReport[];
  /** Editions of the lists that were asked, ordered by list. */
  readonly lists: readonly Edition[];
}

export interface GatherOptions {
  readonly tenant: string;
  readonly at: Date;
  /** How long each source may take, in milliseconds. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  /** Hears of each source that was late, with why. */
  readonly onLate: (source: string, cause: unknown) => void;
}

/** Asks all sources at once and waits for each until its deadline, no longer. */
export async function gather(sources: Sources, payment: Payment, options: GatherOptions): Promise<Gathered> {
  const { at, tenant, signal } = options;
  const ask = <Value>(question: (signal: AbortSignal) => Promise<Value>) =>
    askInTime({ deadlineMs: options.deadlineMs, ask: question }, signal);
  const [wallets, labels, sanctions, reputations, past, lists] = await Promise.all([
    ask((each) => sources.wallets(payment, each)),
    ask((each) => sources.labels(payment, each)),
    ask((each) => sources.sanctions(payment, each)),
    ask((each) => sources.reputations(payment, at, each)),
    ask(() => sources.senderPast(tenant, payment, at)),
    ask((each) => sources.lists(each)),
  ]);
  const current = lists.value ?? [];
  const side = (name: "from" | "to", ref: WalletRef): SideInputs => ({
    network: ref.network,
    address: ref.address,
    features: featuresOf(wallets.value?.[name]),
    fraudIn: fraudIn(wallets.value?.[name], current),
    labels: (labels.value?.[name] ?? []).map(({ label, name, source, version }) => ({
      label,
      name,
      list: source,
      version,
    })),
    sanctions: editions(sanctions.value?.[name] ?? []),
    reputation: reputations.value?.[name] ?? null,
  });
  const inputs: ScoreInputs = {
    at: at.getTime(),
    from: side("from", payment.from),
    to: side("to", payment.to),
    coins: payment.asset.contract === null ? Number(payment.units) / 10 ** payment.asset.decimals : null,
    paidBefore: past.value?.paidBefore ?? null,
    askedLastHour: past.value?.askedLastHour ?? null,
    screened: current.some(({ kind }) => kind === "sanctions"),
    late: [wallets, labels, sanctions, reputations, past, lists].some(({ late }) => late),
  };
  const report = reporter(at, options.onLate);
  const listAge = (kind: StoredSource["kind"]) => oldest(current.filter((list) => list.kind === kind));
  return {
    inputs,
    sources: [
      report("from_wallet", wallets, dataOf(wallets.value?.from, current)),
      report("to_wallet", wallets, dataOf(wallets.value?.to, current)),
      report("labels", either(labels, lists), listAge("labels")),
      report("sanctions", either(sanctions, lists), listAge("sanctions")),
      report("neighbours", { late: false }, listAge("wallets")),
      report("reputation", reputations, hasAny(reputations.value) ? listAge("wallets") : undefined),
      report("sender_payments", past, past.value && at),
    ],
    lists: editions(current.map(({ name, version }) => ({ source: name, version }))),
  };
}

function reporter(at: Date, onLate: GatherOptions["onLate"]) {
  return (
    name: string,
    answer: Answer<unknown> | { readonly late: false },
    asOf: Date | undefined,
  ): SourceReport => {
    if (answer.late) onLate(name, answer.cause);
    if (answer.late || asOf === undefined)
      return { name, status: answer.late ? "late" : "missing", ageSeconds: null };
    return { name, status: "ok", ageSeconds: Math.max(0, (at.getTime() - asOf.getTime()) / 1_000) };
  };
}

/** The first that was late: an answer that needs both has to wait for both. */
function either(a: Answer<unknown>, b: Answer<unknown>): Answer<unknown> {
  return a.late ? a : b;
}

function featuresOf(row: SideRow | undefined): SideInputs["features"] {
  if (!row?.behaviour || !row.wallet44) return null;
  return { behaviour: Float64Array.from(row.behaviour), wallet44: Float64Array.from(row.wallet44) };
}

/** The data set that calls a wallet fraud. Its label survives an import, which has another name. */
function fraudIn(row: SideRow | undefined, lists: readonly StoredSource[]): Edition | null {
  if (row?.referenceLabel !== "fraud") return null;
  const sets = lists.filter(({ kind }) => kind === "wallets");
  const set = sets.find(({ name }) => name === row.source) ?? sets[0];
  return { list: set?.name ?? row.source, version: set?.version ?? row.updatedAt.toISOString() };
}

/** When what is held of a wallet was true: a data set's date, or the moment of an import. */
function dataOf(row: SideRow | undefined, lists: readonly StoredSource[]): Date | undefined {
  const set = lists.find(({ kind, name }) => kind === "wallets" && name === row?.source);
  return set?.asOf ?? row?.updatedAt;
}

function oldest(lists: readonly StoredSource[]): Date | undefined {
  return lists.map(({ asOf }) => asOf).sort((a, b) => a.getTime() - b.getTime())[0];
}

function hasAny(sides: Sides<unknown> | undefined): boolean {
  return sides !== undefined && (sides.from !== null || sides.to !== null);
}

/** Each list once, ordered by name. */
function editions(rows: readonly { readonly source: string; readonly version: string }[]): Edition[] {
  const versions = new Map(rows.map(({ source, version }) => [source, version]));
  return Array.from(versions, ([list, version]) => ({ list, version })).sort((a, b) =>
    a.list < b.list ? -1 : 1,
  );
}
