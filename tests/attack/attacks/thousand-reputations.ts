import { send } from "../../client.ts";
import { type Attack, findings } from "../target.ts";

const MOST_MB = 200;

export const thousandReputations: Attack = {
  title: "the reputation of a thousand addresses, ten times at once",
  async run({ platform, usage }) {
    const { all, expect } = findings();
    const before = usage().residentMb;
    const ask = (k: number) =>
      send(platform, "/v1/reputation", {
        network: "ethereum",
        addresses: Array.from(
          { length: 1_000 },
          (_, i) => `0x${(k * 1_000 + i).toString(16).padStart(40, "0")}`,
        ),
      });
    const answers = await Promise.all(Array.from({ length: 10 }, (_, k) => ask(k)));
    expect(
      answers.every(({ status }) => status === 200),
      `answered ${answers.map(({ status }) => status)}`,
    );
    const grown = usage().residentMb - before;
    expect(grown <= MOST_MB, `memory grew by ${grown.toFixed(0)} MB`);
    return all;
  },
};
