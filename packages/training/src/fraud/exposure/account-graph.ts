import { readLabelledAccounts } from "../../data/labelled-wallets.ts";
import { lateSlice } from "../../data/late-slice.ts";

/** What moved in one direction. */
export interface Moved {
  /** Whole coins. */
  value: number;
  /** Unix seconds of the first transaction and the last; infinite without one. */
  first: number;
  last: number;
}

/** What an account and another address moved between them. */
export interface Dealing {
  /** Number of the account. */
  readonly account: number;
  /** From the account to the address. */
  readonly sent: Moved;
  /** From the address to the account. */
  readonly received: Moved;
}

/** One labelled account with its transactions in columns. */
export interface GraphAccount {
  readonly address: string;
  readonly fraud: boolean;
  /** The number of its address. */
  readonly node: number;
  /** Number of the other address of each transaction; -1 for a created contract. */
  readonly others: Int32Array;
  readonly times: Float64Array;
  /** Whole coins. */
  readonly values: Float64Array;
  readonly isSent: Uint8Array;
  /** Where its late slice begins; `null` without one. */
  readonly lateFrom: number | null;
  /** Whole coins that it received and sent in all. */
  readonly received: number;
  readonly sent: number;
  /** Addresses that it dealt with. */
  readonly degree: number;
}

/** The labelled accounts and the addresses that they dealt with. */
export interface AccountGraph {
  readonly accounts: readonly GraphAccount[];
  readonly numberOf: ReadonlyMap<string, number>;
  /** The account that an address is, -1 for any other. */
  readonly accountAt: Int32Array;
  /** Who dealt with each address. */
  readonly dealings: readonly (readonly Dealing[])[];
  /** 1 for addresses that lists call a public service. */
  readonly isService: Uint8Array;
}

const WEI = 1e18;

/**
 * Reads the graph of the accounts that have transactions.
 *
 * @param services - Addresses of public services.
 */
export async function readAccountGraph(
  data: string,
  services: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<AccountGraph> {
  const nodes = new Map<string, number>();
  const nodeOf = (address: string) => {
    const known = nodes.get(address);
    if (known !== undefined) return known;
    nodes.set(address, nodes.size);
    return nodes.size - 1;
  };
  const accounts: GraphAccount[] = [];
  for await (const { address, fraud, inKaggle, history } of readLabelledAccounts(data, signal)) {
    const { transactions } = history;
    if (transactions.length === 0) continue;
    const late = fraud || !inKaggle ? null : lateSlice(history);
    const values = Float64Array.from(transactions, ({ value }) => Number(value) / WEI);
    const isSent = Uint8Array.from(transactions, ({ direction }) => Number(direction === "sent"));
    const total = (sent: number) =>
      values.reduce((sum, value, i) => sum + (isSent[i] === sent ? value : 0), 0);
    const others = Int32Array.from(transactions, ({ counterparty }) =>
      counterparty === null ? -1 : nodeOf(counterparty),
    );
    accounts.push({
      ...{ address, fraud, node: nodeOf(address), values, isSent, received: total(0), sent: total(1) },
      ...{ others, degree: new Set(others).size },
      times: Float64Array.from(transactions, ({ timestamp }) => timestamp),
      lateFrom: late && transactions.length - late.transactions.length,
    });
  }
  const accountAt = new Int32Array(nodes.size).fill(-1);
  for (const [i, { node }] of accounts.entries()) accountAt[node] = i;
  return {
    ...{ accounts, accountAt, dealings: dealingsOf(accounts, nodes.size) },
    numberOf: new Map(accounts.map(({ address }, i) => [address, i])),
    isService: Uint8Array.from(nodes.keys(), (address) => Number(services.has(address))),
  };
}

function dealingsOf(accounts: readonly GraphAccount[], nodes: number): Dealing[][] {
  const dealings = Array.from({ length: nodes }, (): Dealing[] => []);
  for (const [account, { others, times, values, isSent }] of accounts.entries()) {
    const own = new Map<number, Dealing>();
    for (const [i, other] of others.entries()) {
      if (other < 0) continue;
      const held = own.get(other) ?? { account, sent: nothing(), received: nothing() };
      own.set(other, held);
      const moved = isSent[i] === 1 ? held.sent : held.received;
      moved.value += values[i]!;
      moved.first = Math.min(moved.first, times[i]!);
      moved.last = times[i]!;
    }
    for (const [other, dealing] of own) dealings[other]!.push(dealing);
  }
  return dealings;
}

function nothing(): Moved {
  return { value: 0, first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY };
}
