import { type Answer, send } from "../../client.ts";
import { type Attack, findings } from "../target.ts";

/** The memory limit in the manifests of deploy/: 768 Mi. */
const MAX_MB = 805;
const REQUESTS = 40;

export const thousandReputations: Attack = {
  title: "the reputation of a thousand addresses, forty times",
  async run({ platform, usage }) {
    const { all, expect } = findings();
    const ask = (k: number) =>
      send(platform, "/v1/reputation", {
        network: "ethereum",
        addresses: Array.from(
          { length: 1_000 },
          (_, i) => `0x${(k * 1_000 + i).toString(16).padStart(40, "0")}`,
        ),
      });
    const answers: Answer[] = [];
    // Long enough for a p99: with the hundred samples of one second it would be the maximum.
    for (let k = 0; k < REQUESTS; k++) answers.push(await ask(k));
    expect(
      answers.every(({ status }) => status === 200),
      `answered ${answers.map(({ status }) => status)}`,
    );
    const { residentMb } = usage();
    expect(residentMb <= MAX_MB, `the process holds ${residentMb.toFixed(0)} MB`);
    return all;
  },
};
