import { planOf } from "@tetron/connectors/simulation/economy";
import { peopleOf, type Role, SIMULATION_SEED } from "@tetron/connectors/simulation/people";
import type { AccountHistory, AccountTransaction } from "@tetron/domain/history";
import { behaviour } from "@tetron/features/behaviour";

/** Blocks that are played: a hundred simulated days. */
const BLOCKS = 60_000;
/** A simulated day has 600 blocks; here it lasts as long as a real one. */
const BLOCK_SECONDS = 144;
const BEGAN = Date.UTC(2026, 0, 1) / 1_000;
/** Transactions of a young wallet. */
const YOUNG = 3;

/** The behaviour of honest wallets of the simulated network, as if they were on Ethereum. */
export interface SimulatedWallet {
  readonly role: Role;
  readonly behaviour: Float64Array;
  /** After its first transactions. */
  readonly young: Float64Array;
}

/**
 * Plays the simulated network's economy and computes the behaviour of its honest wallets with at least three transactions.
 * The network's rules are one author's: what a model says of them is a demonstration and no measurement.
 */
export function simulatedWallets(blocks = BLOCKS): SimulatedWallet[] {
  const people = peopleOf(SIMULATION_SEED);
  const histories = new Map<string, AccountTransaction[]>();
  const add = (address: string, transaction: AccountTransaction) => {
    const held = histories.get(address) ?? [];
    if (held.length === 0) histories.set(address, held);
    held.push(transaction);
  };
  for (let height = 0; height < blocks; height++)
    for (const { from, to, units, end, hash } of planOf(SIMULATION_SEED, people, height)) {
      if (end !== "mined" && end !== "failed") continue;
      const of = {
        ...{ timestamp: BEGAN + height * BLOCK_SECONDS, value: units, createsContract: false },
        ...{ failed: end === "failed", methodId: null, hash },
      };
      add(from, { ...of, direction: "sent", counterparty: to });
      add(to, { ...of, direction: "received", counterparty: from });
    }
  return [...histories].flatMap(([address, transactions]) => {
    const role = people.roleOf(address);
    if (role === undefined || people.isFraud(address) || transactions.length < YOUNG) return [];
    const history: AccountHistory = { network: "ethereum", address, transactions, tokenTransfers: [] };
    const young = behaviour({ ...history, transactions: transactions.slice(0, YOUNG) });
    return [{ role, behaviour: behaviour(history), young }];
  });
}
