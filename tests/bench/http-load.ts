import { Pool } from "undici";
import type { Platform } from "../platform.ts";
import { keepInFlight } from "./in-flight.ts";
import type { Timing } from "./quantiles.ts";

/** Posts scores for some time over so many kept-alive connections, each with one request at a time. */
export async function postScores(
  { url, key }: Pick<Platform, "url" | "key">,
  { connections, seconds, body }: { connections: number; seconds: number; body: (n: number) => object },
): Promise<Timing> {
  const pool = new Pool(url, { connections, pipelining: 1 });
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  try {
    return await keepInFlight({
      inFlight: connections,
      seconds,
      work: async (n) => {
        const request = {
          method: "POST",
          path: "/v1/score",
          headers,
          body: JSON.stringify(body(n)),
        } as const;
        const answer = await pool.request(request);
        const text = await answer.body.text();
        if (answer.statusCode !== 200) throw new Error(`POST /v1/score: ${answer.statusCode} ${text}`);
      },
    });
  } finally {
    await pool.close();
  }
}
