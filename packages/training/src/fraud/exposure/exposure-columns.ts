import type { AccountGraph, GraphAccount } from "./account-graph.ts";

/** Part of an account's transactions: the history that a row is made of. */
export interface Span {
  readonly account: number;
  readonly from: number;
  readonly upto: number;
}

/** Exposure of a history, as columns: of what was received, and then of what was sent. */
export const EXPOSURE = ["received", "sent"].flatMap((way) =>
  ["direct_fraud", "indirect_fraud", "honest", "fraud_ratio", "service"].map((name) => `${way}_${name}`),
);

/** How much a random walk from known accounts visits the history's other sides, as columns. */
export const MASS = ["received", "sent"].flatMap((way) =>
  ["fraud_to_honest", "fraud"].map((name) => `${way}_mass_${name}`),
);

/** All columns of one set of known accounts. */
export const GRAPH_COLUMNS: readonly string[] = [...EXPOSURE, ...MASS];

/** The other sides of a history that are followed: those with most of the flow. */
const MAX_FAN_OUT = 50;
/** Accounts that dealt with an address beyond which it is a hub: what it paid says nothing of what it was paid. */
const MAX_DEALINGS = 25;
/** The same for the walk, which each of them already divides. */
const MAX_WALKED = 250;

/** Sums for each set of known accounts, shape `[sets]`. */
interface Sums {
  readonly direct: Float64Array;
  readonly indirect: Float64Array;
  readonly honest: Float64Array;
  readonly massFraud: Float64Array;
  readonly massHonest: Float64Array;
  service: number;
  others: number;
}

/**
 * The exposure of histories to accounts whose class is known, for several sets of these. A class is known once the
 * account's last transaction is over, which is never before fraud was done. Shares of value go by the haircut rule to
 * three hops, a payment can only pass on what had come before it, and ways end at services, hubs and known accounts.
 * No account is known to itself.
 *
 * @param known - For each account a bit for each set, at most 30 sets.
 * @returns Shape `[spans, sets * GRAPH_COLUMNS.length]`, set by set.
 */
export function exposureColumns(
  graph: AccountGraph,
  spans: readonly Span[],
  { known, sets }: { readonly known: Int32Array; readonly sets: number },
): Float32Array {
  const width = sets * GRAPH_COLUMNS.length;
  const columns = new Float32Array(spans.length * width);
  for (const [i, span] of spans.entries()) {
    const numbers = [0, 1].map((sent) => wayNumbers(sumWay(graph, span, { sent, known, sets }), sets));
    for (let set = 0; set < sets; set++) {
      const row = [
        ...numbers.flatMap((way) => way[set]!.exposure),
        ...numbers.flatMap((way) => way[set]!.mass),
      ];
      columns.set(row, i * width + set * GRAPH_COLUMNS.length);
    }
  }
  return columns;
}

function wayNumbers(
  { direct, indirect, honest, massFraud, massHonest, service, others }: Sums,
  sets: number,
) {
  return Array.from({ length: sets }, (_, set) => {
    const fraud = direct[set]! + indirect[set]!;
    const seen = fraud + honest[set]!;
    const [visited, other] = [massFraud[set]!, massHonest[set]!];
    return {
      exposure: [
        ...[direct[set]!, indirect[set]!, honest[set]!],
        ...[seen === 0 ? Number.NaN : fraud / seen, service],
      ],
      mass:
        visited + other === 0
          ? [Number.NaN, Number.NaN]
          : [Math.log((visited + 1e-6) / (other + 1e-6)), Math.log(visited / others + 1e-9)],
    };
  });
}

interface WayOptions {
  readonly sent: number;
  readonly known: Int32Array;
  readonly sets: number;
}

function sumWay(graph: AccountGraph, span: Span, { sent, known, sets }: WayOptions): Sums {
  const zeros = () => new Float64Array(sets);
  const sums: Sums = {
    ...{ direct: zeros(), indirect: zeros(), honest: zeros(), massFraud: zeros(), massHonest: zeros() },
    ...{ service: 0, others: 0 },
  };
  const root = graph.accounts[span.account]!;
  const now = root.times[span.upto - 1]!;
  const others = flowsOf(root, span, sent);
  sums.others = others.length;
  const whole = others.reduce((sum, { value }) => sum + value, 0);
  for (const [place, { node, value, bound }] of others.entries()) {
    addMass(node);
    if (whole === 0 || value === 0 || place >= MAX_FAN_OUT) continue;
    const share = value / whole;
    if (graph.isService[node] === 1) {
      sums.service += share;
      continue;
    }
    const account = graph.accountAt[node]!;
    const ended = account < 0 ? 0 : count(account, share, { isDirect: true, ended: 0 });
    follow(node, { share, bound, ended, hopsLeft: 2 });
  }
  return sums;

  /** Counts an account in the sets that know it and where the way has not ended; returns where it has ended now. */
  function count(
    account: number,
    share: number,
    { isDirect, ended }: { isDirect: boolean; ended: number },
  ): number {
    const { fraud, times } = graph.accounts[account]!;
    if (times[times.length - 1]! > now) return ended;
    const told = known[account]! & ~ended;
    const into = fraud ? (isDirect ? sums.direct : sums.indirect) : sums.honest;
    for (let set = 0; set < sets; set++) if ((told >> set) & 1) into[set]! += share;
    return ended | told;
  }

  /** Follows the flow beyond an address, by the histories of other accounts. */
  function follow(
    node: number,
    { share, bound, ended, hopsLeft }: { share: number; bound: number; ended: number; hopsLeft: number },
  ): void {
    const dealings = graph.dealings[node]!;
    if (dealings.length > MAX_DEALINGS) return;
    const inTime = dealings.flatMap((each) => {
      const moved = sent === 1 ? each.received : each.sent;
      const isTimely = sent === 1 ? moved.last >= bound : moved.first <= bound;
      return each.account !== span.account && moved.value > 0 && isTimely
        ? [{ ...moved, to: each.account }]
        : [];
    });
    const account = graph.accounts[graph.accountAt[node]!];
    // Of an account all of its flow is held, of another address only what accounts had with it.
    const flow =
      account === undefined
        ? inTime.reduce((sum, { value }) => sum + value, 0)
        : sent === 1
          ? account.sent
          : account.received;
    for (const { to, value, first, last } of inTime) {
      const part = share * Math.min(1, value / flow);
      const endedNow = count(to, part, { isDirect: false, ended });
      if (hopsLeft > 1)
        follow(graph.accounts[to]!.node, {
          ...{ share: part, ended: endedNow, hopsLeft: hopsLeft - 1 },
          bound: sent === 1 ? Math.max(first, bound) : Math.min(last, bound),
        });
    }
  }

  function addMass(node: number): void {
    const dealings = graph.dealings[node]!;
    if (dealings.length > MAX_WALKED) return;
    for (const { account } of dealings) {
      const { fraud, times, degree } = graph.accounts[account]!;
      if (account === span.account || times[times.length - 1]! > now) continue;
      const mass = 1 / degree / dealings.length;
      const into = fraud ? sums.massFraud : sums.massHonest;
      for (let set = 0; set < sets; set++) if ((known[account]! >> set) & 1) into[set]! += mass;
    }
  }
}

interface Flow {
  readonly node: number;
  value: number;
  /** Unix seconds: when what is followed was there at the latest, or at the earliest. */
  bound: number;
}

/** The other sides of a part of a history, those with most value first. */
function flowsOf(
  { others, values, times, isSent, node }: GraphAccount,
  { from, upto }: Span,
  sent: number,
): Flow[] {
  const flows = new Map<number, Flow>();
  for (let i = from; i < upto; i++) {
    const other = others[i]!;
    if (isSent[i] !== sent || other < 0 || other === node) continue;
    const held = flows.get(other);
    if (held === undefined) flows.set(other, { node: other, value: values[i]!, bound: times[i]! });
    else {
      held.value += values[i]!;
      // What was received may have come until the last payment; what was sent may go on from the first.
      if (sent === 0) held.bound = times[i]!;
    }
  }
  return [...flows.values()].sort((a, b) => b.value - a.value);
}
