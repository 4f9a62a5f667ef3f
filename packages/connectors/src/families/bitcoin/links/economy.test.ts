import fc from "fast-check";
import { expect, test } from "vitest";
import type { Part, Sides } from "../effects.ts";
import { linksOf } from "./links-of.ts";

const PEOPLE = 5;
const STEPS = 120;
const FEE = 321n;

interface Coin extends Part {
  readonly address: string;
}

/** People with coins on fresh addresses, and who has which. */
function economy(pick: (below: number) => number) {
  const holder = new Map<string, number>();
  const used = new Set<string>();
  const coins: Coin[][] = Array.from({ length: PEOPLE }, () => []);
  const fresh = (person: number): string => {
    const address = `bc1q${`${holder.size}`.padStart(38, "q").replaceAll("1", "z")}`;
    holder.set(address, person);
    return address;
  };
  const odd = (least: number, most: number) =>
    BigInt(least + pick(most - least)) * 1_000n + BigInt(1 + pick(998));
  for (let person = 0; person < PEOPLE; person++)
    for (let n = 0; n < 8; n++) coins[person]!.push({ address: fresh(person), value: odd(100, 900) });

  /** Coins of a person that pay an amount, none of which could be left out. */
  const takeFor = (person: number, amount: bigint): Coin[] => {
    const taken: Coin[] = [];
    const own = coins[person]!;
    while (total(taken) < amount && own.length > 0) taken.push(own.splice(pick(own.length), 1)[0]!);
    for (const coin of [...taken])
      if (total(taken) - coin.value >= amount) {
        taken.splice(taken.indexOf(coin), 1);
        own.push(coin);
      }
    return taken;
  };
  const settle = (
    inputs: readonly Coin[],
    outputs: readonly (readonly [person: number, value: bigint])[],
  ): Sides => {
    const paid = outputs
      .filter(([, value]) => value > 0n)
      .map(([person, value]) => ({ person, coin: { address: fresh(person), value } }));
    for (const { person, coin } of paid) coins[person]!.push(coin);
    // The order of outputs says nothing.
    const all = paid.map(({ coin }) => coin);
    return { inputs, outputs: pick(2) === 0 ? all : all.toReversed(), fee: FEE };
  };
  return { holder, used, coins, odd, takeFor, settle };
}

type Economy = ReturnType<typeof economy>;

function step({ coins, odd, takeFor, settle }: Economy, pick: (below: number) => number): Sides | undefined {
  const payer = pick(PEOPLE);
  const payee = (payer + 1 + pick(PEOPLE - 1)) % PEOPLE;
  const amount = pick(2) === 0 ? BigInt(1 + pick(12)) * 100_000n : odd(50, 1_200);
  const kind = pick(7);
  if (kind === 0) {
    // A CoinJoin of everybody who has enough.
    const equal = 200_000n;
    const parts = coins.map((_, person) => ({ person, taken: takeFor(person, equal + FEE) }));
    const able = parts.filter(({ taken }) => total(taken) >= equal + FEE);
    for (const { person, taken } of parts) if (total(taken) < equal + FEE) coins[person]!.push(...taken);
    if (able.length < 2) {
      for (const { person, taken } of able) coins[person]!.push(...taken);
      return undefined;
    }
    return settle(
      able.flatMap(({ taken }) => taken),
      able.flatMap(({ person, taken }) => [
        [person, equal] as const,
        [person, total(taken) - equal - FEE] as const,
      ]),
    );
  }
  const taken = takeFor(payer, amount + FEE);
  const left = total(taken) - amount - FEE;
  if (left < 0n) {
    coins[payer]!.push(...taken);
    return undefined;
  }
  if (kind === 1 && coins[payee]!.length > 0) {
    // A PayJoin: the payee adds a coin that the payment does not need.
    const added = coins[payee]!.splice(pick(coins[payee]!.length), 1)[0]!;
    const isNeeded = amount + added.value > total(taken);
    if (!isNeeded)
      return settle(
        [...taken, added],
        [
          [payee, amount + added.value],
          [payer, left],
        ],
      );
    coins[payee]!.push(added);
  }
  if (kind === 4) {
    // Two pay together, each somebody else.
    const second = takeFor(payee, odd(50, 300));
    if (second.length > 0) {
      const rest = total(second) / 3n;
      return settle(
        [...taken, ...second],
        [
          [payer, left],
          [(payer + 2) % PEOPLE, amount],
          [(payee + 2) % PEOPLE, rest],
          [payee, total(second) - rest],
        ],
      );
    }
  }
  // The payee bears the fee, or several are paid at once.
  if (kind === 2)
    return settle(taken, [
      [payee, amount - FEE],
      [payer, left + FEE],
    ]);
  if (kind === 3)
    return settle(taken, [
      [payee, amount / 2n],
      [(payee + 1) % PEOPLE, amount - amount / 2n],
      [payer, left],
    ]);
  return settle(taken, [
    [payee, amount],
    [payer, left],
  ]);
}

function total(parts: readonly Part[]): bigint {
  return parts.reduce((sum, { value }) => sum + value, 0n);
}

test("no two people are linked by what they pay, join, pay together with or get back", () => {
  let links = 0;
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
      const pick = (below: number) => numbers.next().value! % below;
      const people = economy(pick);
      for (let n = 0; n < STEPS; n++) {
        const sides = step(people, pick);
        if (sides === undefined) continue;
        for (const { address, other } of linksOf(sides, () => false)) {
          links += 1;
          expect(people.holder.get(other)).toBe(people.holder.get(address));
        }
      }
    }),
    { numRuns: 40, seed: 14 },
  );
  expect(links).toBeGreaterThan(500);
});
