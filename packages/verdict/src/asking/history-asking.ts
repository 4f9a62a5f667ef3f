import type { WalletRef } from "@tetron/domain/wallet";
import type { Seats } from "./seats.ts";

/** Asks for histories, and stores them in the lake. */
export interface HistoryAsking {
  /** Whether anything is asked at all. */
  readonly isConfigured: boolean;
  /** Of all answers of the process, whatever they are about. */
  readonly seats: Seats;
  /**
   * @returns Whether the history was read now, or a moment ago, the wallet has none, no provider can tell it, or none
   *   has the network.
   * @param tenant - Who asks.
   */
  ask(
    wallet: WalletRef,
    signal: AbortSignal,
    tenant: string,
  ): Promise<"read" | "held" | "none" | "unavailable" | "not_configured">;
}
