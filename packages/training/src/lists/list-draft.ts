import { parseAddress } from "@tetron/domain/address";
import { addressBytes } from "@tetron/domain/address-bytes";
import { isFailure } from "@tetron/domain/failure";
import type { Network } from "@tetron/domain/network";
import { encodeLabelList } from "@tetron/models/encode-label-list";
import type { WalletLabel } from "@tetron/models/label-list";
import type { ListSource } from "@tetron/models/list-source";

/** The label in one row of a list. */
type Said = Pick<WalletLabel, "label" | "name"> &
  Partial<Omit<WalletLabel, "network" | "address" | "label" | "name">>;

/** Collects a list's rows: one label for each word of a wallet. Rows left out are counted by reason. */
export interface ListDraft {
  /** @param network - `null` for a network that Tetron does not serve. */
  add(network: Network | null, address: string, said: Said): void;
  leaveOut(why: string): void;
  encode(): { readonly bytes: Uint8Array; readonly version: string };
}

const UNSAID = { firstSeen: null, lastSeen: null, confidence: null, publisher: null, actor: null };

export function createListDraft(source: ListSource): ListDraft {
  const labels = new Map<string, WalletLabel>();
  const leftOut: Record<string, number> = {};
  const leaveOut = (why: string) => {
    leftOut[why] = (leftOut[why] ?? 0) + 1;
  };
  return {
    leaveOut,
    add(network, text, said) {
      if (network === null) return leaveOut("other networks");
      const address = storedForm(network, text);
      if (address === undefined) return leaveOut("no valid address");
      const key = `${network}:${address}:${said.label}`;
      const held = labels.get(key);
      if (held !== undefined) leaveOut("the same word again");
      const name = said.name.replace(/\s+/g, " ").trim();
      const label = { ...UNSAID, ...said, network, address, name };
      labels.set(key, held === undefined ? label : joined(held, label));
    },
    encode: () => ({
      bytes: encodeLabelList({ source, leftOut, labels: labels.values() }),
      version: source.version,
    }),
  };
}

/** Joins two rows with the same word and wallet: the one with more confidence, with the days of both. */
function joined(a: WalletLabel, b: WalletLabel): WalletLabel {
  const days = [a.firstSeen, a.lastSeen, b.firstSeen, b.lastSeen].filter((day) => day !== null).sort();
  const surer = (b.confidence ?? 0) > (a.confidence ?? 0) ? b : a;
  return { ...surer, firstSeen: days[0] ?? null, lastSeen: days.at(-1) ?? null };
}

function storedForm(network: Network, text: string): string | undefined {
  try {
    // Lists write EVM addresses in any case, so capitals need not be a checksum.
    const address = parseAddress(network, text.startsWith("0x") ? text.toLowerCase() : text);
    return addressBytes(network, address) === undefined ? undefined : address;
  } catch (error) {
    if (isFailure(error)) return undefined;
    throw error;
  }
}
