import type { Label } from "@tetron/labels/read-labels";
import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import type { Knowledge } from "@tetron/models/reputation/evidence";
import { knowledgeOf } from "@tetron/models/reputation/knowledge";
import { witnessOf } from "@tetron/models/reputation/parties";
import type { Ledger } from "./ledger.ts";

/** Which accounts dealt with which counterparties, and since when. */
export interface Acquaintance {
  /** For each counterparty: the accounts that dealt with it, and the time of their first transfer. */
  readonly dealings: readonly { readonly accounts: number[]; readonly since: number[] }[];
  /** For each counterparty: its own number among the accounts, `-1` when it is not one. */
  readonly accountOf: Int32Array;
  /** For each account: when it was first seen. */
  readonly firstSeen: Float64Array;
  /**
   * For each account: when its fraud became known; infinite for honest ones. The histories do not date their
   * labels, so this is the time of the account's last transfer: reports come during a fraud or later.
   */
  readonly exposedAt: Float64Array;
}

export function acquaintanceOf({ accounts, parties, numbers }: Ledger): Acquaintance {
  const dealings = parties.map(() => ({ accounts: [] as number[], since: [] as number[] }));
  for (const [account, { times, parties }] of accounts.entries()) {
    for (const [i, party] of parties.entries()) {
      if (party < 0 || dealings[party]!.accounts.at(-1) === account) continue;
      dealings[party]!.accounts.push(account);
      dealings[party]!.since.push(times[i]!);
    }
  }
  const accountOf = new Int32Array(parties.length).fill(-1);
  for (const [account, { address }] of accounts.entries()) {
    const party = numbers.get(address);
    if (party !== undefined) accountOf[party] = account;
  }
  return {
    dealings,
    accountOf,
    firstSeen: Float64Array.from(accounts, ({ times }) => times[0]!),
    exposedAt: Float64Array.from(accounts, ({ fraud, times }) => (fraud ? times.at(-1)! : Infinity)),
  };
}

/** The account, time and fold for which a counterparty is looked up. */
export interface Witness {
  /** The account whose reputation is computed; it is no witness for its own counterparties. */
  readonly account: number;
  /** Unix time; later facts are ignored. */
  readonly at: number;
  /** 1 for each account whose history and label may be used. */
  readonly known: Uint8Array;
}

/** What was known about a counterparty at a time, from the accounts that may be used. */
export function knowledgeAt(
  { dealings, accountOf, firstSeen, exposedAt }: Acquaintance,
  party: number,
  { account, at, known }: Witness,
  labels: readonly Label[],
): Knowledge {
  const { accounts, since } = dealings[party]!;
  let clean = 0;
  let bad = 0;
  for (let i = 0; i < accounts.length; i++) {
    const other = accounts[i]!;
    if (other === account || known[other] === 0 || since[i]! > at) continue;
    if (exposedAt[other]! <= at) bad++;
    else clean++;
  }
  const itself = accountOf[party]!;
  const isKnown = itself >= 0 && itself !== account && known[itself] === 1 && firstSeen[itself]! <= at;
  const reference = isKnown ? (exposedAt[itself]! <= at ? "fraud" : "honest") : null;
  // `null`: the account itself was not counted.
  const witness = witnessOf({ reference, clean, bad }, null);
  return knowledgeOf(SHIPPED_TAXONOMY, { labels, sanctions: [], ...witness });
}
