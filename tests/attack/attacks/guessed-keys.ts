import { randomBytes } from "node:crypto";
import { newSecret } from "@tetron/lake/key-secret";
import { aPayment, send } from "../../client.ts";
import { type Attack, findings } from "../target.ts";
import { cpuSeconds } from "../watch.ts";

const GUESSES = 3_000;
const AT_ONCE = 50;
const MAX_CPU_MS_EACH = 2;

export const guessedKeys: Attack = {
  title: `${GUESSES} guessed keys`,
  async run(target) {
    const { all, expect } = findings();
    const { platform } = target;
    const statuses = new Map<number, number>();
    // In turn: a key in the old format, one with a wrong checksum, and one with a valid checksum.
    const guesses = [
      () => `tk_${randomBytes(32).toString("base64url")}`,
      () => `${newSecret().slice(0, -6)}AAAAAA`,
      newSecret,
    ];
    const guess = async (_: unknown, i: number) => {
      const key = guesses[i % guesses.length]!();
      const { status } = await send({ ...platform, key }, "/v1/score", aPayment());
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    };
    const cpu = await cpuSeconds(target, async () => {
      for (let sent = 0; sent < GUESSES; sent += AT_ONCE)
        await Promise.all(Array.from({ length: AT_ONCE }, guess));
    });
    const each = (cpu * 1_000) / GUESSES;
    expect(
      [...statuses.keys()].every((status) => status === 401 || status === 429),
      `answered ${[...statuses.keys()]}`,
    );
    expect((statuses.get(429) ?? 0) > 0, "no guess was refused for its number");
    expect(each <= MAX_CPU_MS_EACH, `a guess cost ${each.toFixed(1)} ms of CPU`);
    const own = await send(platform, "/v1/score", aPayment());
    expect(own.status === 200, `a good key from the same address was answered ${own.status}`);
    return all;
  },
};
