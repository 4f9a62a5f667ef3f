import type { Network } from "@tetron/domain/network";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import { LRUCache } from "lru-cache";

/** A place of those that wait for a network's providers. */
interface Seat {
  /** The answer that took it, of however many wallets. */
  readonly by: object;
  /** The wallets that it waits for: other answers that wait for one of them share the seat. */
  readonly wallets: Set<string>;
  /** Waits that have not ended. */
  waits: number;
}

/** Who may wait for providers. */
export interface Seats {
  /**
   * Takes a seat, or shares one; `null` when enough are taken.
   *
   * @param by - The answer, by its identity.
   */
  take(wallet: WalletRef, by: object): SeatHold | null;
}

/** A wait that has a seat; disposing of it gives it back. */
export interface SeatHold extends Disposable {
  /** The wallet was late: for a while, answers that wait for it do not share a seat. */
  late(): void;
}

/**
 * Answers that wait for providers at once. A gateway works on four requests at once by default: if each of them waited,
 * answers that need no provider would be refused.
 */
const MAX_SEATS = 3;
/** Those of one network: one whose providers hang leaves a seat to the others. */
const MAX_OF_NETWORK = 2;
/** How long a wallet that was late is remembered, and how many of them. */
const LATE_MS = 30_000;
const MAX_LATE = 1_000;

/**
 * Opens the seats of a process. A wallet is read once however many ask for it, so the answers that wait for it
 * count as one. They do not where the reading is late: otherwise a wallet that many ask for would fill a gateway for as
 * long as its provider hangs. Once as many wallets of any network as there are seats were late, nobody shares.
 */
export function openSeats(): Seats {
  const taken = new Map<Network, Set<Seat>>();
  const late = new LRUCache<string, true>({ max: MAX_LATE, ttl: LATE_MS });

  function mayShare(id: string): boolean {
    if (late.has(id)) return false;
    late.purgeStale();
    return late.size < MAX_SEATS;
  }

  function hasRoom(seats: ReadonlySet<Seat>): boolean {
    const all = taken.values().reduce((sum, { size }) => sum + size, 0);
    return all < MAX_SEATS && seats.size < MAX_OF_NETWORK;
  }

  return {
    take(wallet, by) {
      const id = walletId(wallet);
      const seats = taken.get(wallet.network) ?? new Set<Seat>();
      taken.set(wallet.network, seats);
      const seat =
        [...seats].find((each) => each.by === by || (each.wallets.has(id) && mayShare(id))) ??
        (hasRoom(seats) ? { by, wallets: new Set<string>(), waits: 0 } : null);
      if (seat === null) return null;
      seats.add(seat);
      if (seat.by === by) seat.wallets.add(id);
      seat.waits += 1;
      return {
        late: () => void late.set(id, true),
        [Symbol.dispose]() {
          seat.waits -= 1;
          if (seat.waits === 0) seats.delete(seat);
        },
      };
    },
  };
}
