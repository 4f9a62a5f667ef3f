import type { BehaviourState } from "@tetron/features/behaviour-state";
import { stateFrom } from "@tetron/features/stored-state";
import { storedText } from "@tetron/features/stored-text";
import { exactText } from "@tetron/lake/exact-json";
import type { NewWallet, StoredWallet } from "@tetron/lake/tables/wallets";

/** A row as it is written: its state in its stored form. */
export function storedWallet<Row extends NewWallet>(row: Row): Row {
  return row.state == null ? row : { ...row, state: exactText(storedText(row.state as BehaviourState)) };
}

/** A row that was read, with its state as it is continued. */
export function walletFrom<Row extends Pick<StoredWallet, "network" | "address" | "state">>(row: Row): Row {
  return row.state === null ? row : { ...row, state: stateFrom(row.state, row) };
}
