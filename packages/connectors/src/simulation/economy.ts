import type { People } from "./people.ts";
import { digest, randomOf } from "./random.ts";

/** A transaction that somebody sends; whether a block ever has it is decided already. */
export interface PlannedTransaction {
  readonly hash: string;
  readonly from: string;
  readonly to: string;
  /** Base units of the coin, `> 0`. */
  readonly units: bigint;
  readonly fee: bigint;
  /** What it uses up. */
  readonly slot: string;
  /** `mined` in its block, `failed` there, `replaced` by the next one of the plan, or `dropped`. */
  readonly end: "mined" | "failed" | "replaced" | "dropped";
}

/** Thousandths of a coin. */
const MILLI = 10n ** 15n;
const FEE = 21_000n * 10n ** 9n;
/** Blocks of a simulated day, on which salaries are paid. */
const DAY_BLOCKS = 600;

/**
 * The transactions that are sent for a block, the same for the same seed and height. Nothing is remembered from block to
 * block: everybody has as much as he pays.
 */
export function planOf(seed: string, people: People, height: number): PlannedTransaction[] {
  const random = randomOf(seed, "plan", height);
  const below = (n: number) => Math.floor(random() * n);
  const amount = (least: number, most: number) =>
    BigInt(least + below(most - least)) * MILLI + BigInt(below(1_000));
  const planned: PlannedTransaction[] = [];
  const send = (from: string, to: string, units: bigint) => {
    const at = planned.length;
    const slot = `${from}:${height}.${at}`;
    const hash = digest(seed, "transaction", height, at);
    const dice = random();
    if (dice < 0.02) {
      // The same with a lower fee, which it takes the place of.
      const earlier = digest(seed, "replaced", height, at);
      planned.push({ hash: earlier, from, to, units, fee: FEE / 2n, slot, end: "replaced" });
    }
    const end = dice > 0.99 ? "dropped" : dice > 0.98 ? "failed" : "mined";
    planned.push({ hash, from, to, units, fee: FEE, slot, end });
  };

  const kind = random();
  // Who works for whom, and shops where, is fixed by his number.
  for (let n = 1 + below(3); n > 0; n--) {
    const person = below(2_400);
    send(people.of("person", person), people.of("shop", person * 7 + below(3)), amount(5, 400));
  }
  if (height % DAY_BLOCKS < 40) {
    const employer = height % DAY_BLOCKS;
    for (let n = 0; n < 3; n++)
      send(
        people.of("employer", employer),
        people.of("person", employer + 40 * below(60)),
        amount(900, 1_200),
      );
  }
  if (kind < 0.3) {
    const person = below(2_400);
    const [wallet, exchange] = [people.of("person", person), people.of("exchange", person)];
    if (kind < 0.15) send(exchange, wallet, amount(100, 5_000));
    else send(wallet, exchange, amount(100, 3_000));
  }
  if (kind > 0.9) {
    // A scam: victims pay in a burst, most of it goes on through mules to a mixer.
    const scammer = below(60);
    for (let n = 1 + below(3); n > 0; n--)
      send(people.of("person", below(2_400)), people.of("scammer", scammer), amount(500, 20_000));
    send(people.of("scammer", scammer), people.of("mule", scammer + below(2)), amount(2_000, 30_000));
    send(people.of("mule", scammer), people.of("mixer", scammer), amount(2_000, 30_000));
  }
  if (kind > 0.55 && kind < 0.65) {
    // Poisoning: dust from an address that looks like the shop's.
    const shop = below(20);
    for (let n = 2; n > 0; n--)
      send(people.of("poisoner", shop), people.of("person", below(2_400)), BigInt(1 + below(1_000)));
  }
  return planned;
}
