import { expect, test } from "vitest";
import { openSeats } from "./seats.ts";

const anAnswer = () => ({});
const wallet = (n: number, network: "ethereum" | "base" | "polygon" = "ethereum") => ({
  network,
  address: `0x${n.toString(16).padStart(40, "0")}`,
});

test("of many wallets two are waited for at once on each network, and three on all", () => {
  const seats = openSeats();
  const taken = [1, 2, 3].map((n) => seats.take(wallet(n), anAnswer()));
  expect(taken.map((hold) => hold !== null)).toEqual([true, true, false]);
  expect(seats.take(wallet(4, "base"), anAnswer())).not.toBeNull();
  expect(seats.take(wallet(4, "polygon"), anAnswer())).toBeNull();
  taken[0]![Symbol.dispose]();
  expect(seats.take(wallet(4), anAnswer())).not.toBeNull();
});

test("an answer takes one seat for all of its wallets, until the last of them is there", () => {
  const seats = openSeats();
  const batch = anAnswer();
  const holds = Array.from({ length: 50 }, (_, n) => seats.take(wallet(n), batch)!);
  expect(seats.take(wallet(100), anAnswer())).not.toBeNull();
  for (const hold of holds.slice(1)) hold[Symbol.dispose]();
  expect(seats.take(wallet(102), anAnswer())).toBeNull();
  holds[0]![Symbol.dispose]();
  expect(seats.take(wallet(102), anAnswer())).not.toBeNull();
});

test("answers that wait for one wallet share its seat, and take none for their other wallets", () => {
  const seats = openSeats();
  for (const n of [1, 2]) seats.take(wallet(n), anAnswer());
  for (let n = 0; n < 100; n++) {
    const answer = anAnswer();
    expect(seats.take(wallet(1), answer)).not.toBeNull();
    expect(seats.take(wallet(100 + n), answer)).toBeNull();
  }
});

test("a wallet that was late is not shared, and once three were, no wallet is", () => {
  const seats = openSeats();
  const first = seats.take(wallet(1), anAnswer())!;
  first.late();
  first[Symbol.dispose]();
  const again = [1, 2, 3].map(() => seats.take(wallet(1), anAnswer()));
  expect(again.map((hold) => hold !== null)).toEqual([true, true, false]);
  for (const hold of again) hold?.[Symbol.dispose]();

  for (const n of [2, 3]) {
    const hold = seats.take(wallet(n), anAnswer())!;
    hold.late();
    hold[Symbol.dispose]();
  }
  const shared = [9, 9, 9].map((n) => seats.take(wallet(n), anAnswer()) !== null);
  expect(shared).toEqual([true, true, false]);
});
