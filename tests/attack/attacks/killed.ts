import { until } from "@tetron/domain/testing";
import { aPayment, send } from "../../client.ts";
import { startEmbedded } from "../../platform.ts";
import { type Attack, findings } from "../target.ts";

const SCORES_BEFORE_KILL = 50;
const DEADLINE_MS = 30_000;

export const killed: Attack = {
  title: "kill -9 under load, and a second process on the same data",
  async run({ platform }) {
    const { all, expect } = findings();
    const home = platform.env["TETRON_HOME"]!;
    const second = await startEmbedded(home).then(
      async (started) => {
        await started[Symbol.asyncDispose]();
        return "started";
      },
      (error: Error) => error.message,
    );
    expect(/in use/.test(second), `a second process on the data: ${second.slice(0, 200)}`);
    const stored: string[] = [];
    const load = Array.from({ length: 8 }, async () => {
      for (;;) {
        const { body, status } = await send(platform, "/v1/score", aPayment());
        if (status === 200) stored.push(body.transaction_id);
      }
    });
    const ended = Promise.allSettled(load);
    await until("scores are answered", () => stored.length >= SCORES_BEFORE_KILL, DEADLINE_MS);
    await platform.edge.end("SIGKILL");
    await ended;
    await using again = await startEmbedded(home, { TETRON_DEMO_KEY: platform.key });
    let lost = 0;
    for (const id of stored) if ((await send(again, `/v1/score/${id}`)).status !== 200) lost += 1;
    expect(stored.length > 0, "nothing was scored before the end");
    expect(lost === 0, `${lost} of ${stored.length} acknowledged scores were lost`);
    const code = await again.edge.end("SIGTERM");
    expect(code === 0, `SIGTERM ended with ${code}`);
    return all;
  },
};
