import { Pool } from "undici";
import type { Platform } from "../platform.ts";
import { keepInFlight, type LoadOptions } from "./in-flight.ts";
import type { Timing } from "./quantiles.ts";

/** Load over keep-alive connections, each with one request at a time. */
export interface Posts extends Pick<LoadOptions, "until"> {
  readonly connections: number;
  readonly body: (n: number) => object;
}

/** Posts scores and times each. @throws Error when one of them is not answered with 200. */
export async function postScores(
  { url, key }: Pick<Platform, "url" | "key">,
  { connections, until, body }: Posts,
): Promise<Timing> {
  const pool = new Pool(url, { connections, pipelining: 1 });
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  try {
    return await keepInFlight({
      inFlight: connections,
      until,
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
