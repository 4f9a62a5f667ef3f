/**
 * Each endpoint of REST at 64 connections, beside a bare route of Fastify in the same run; those that are served at the
 * root too, there as well.
 * `--json` prints one object.
 *
 * @module
 */
import { endpoints } from "@tetron/gateway/rest-endpoints.gen";
import { startProcess } from "../process.ts";
import { payments } from "./payments.ts";
import type { Timing } from "./quantiles.ts";
import { type Call, CONNECTIONS, type EndpointName, timeOf } from "./rest/call.ts";
import { callsOn } from "./rest/calls.ts";
import { openHouse } from "./rest/house.ts";

const READY_MS = 60_000;

await using stack = new AsyncDisposableStack();
const bare = stack.use(startProcess("tests/bench/bare-route.ts", [], {}));
const bareUrl = await bare.line(/^http/, READY_MS);
const house = await openHouse(stack);

const timings: Record<string, Timing> = {
  bare: await timeOf({ url: bareUrl, method: "POST", path: "/bare", key: "" }, { body: payments() }),
};
for (const [name, call] of Object.entries(callsOn(house)) as [EndpointName, Call][]) {
  const { method, path, ...endpoint } = endpoints[name];
  const rootPath = "rootPath" in endpoint ? [endpoint.rootPath] : [];
  for (const at of [`/v1${path}`, ...rootPath]) {
    const title = `${method} ${at}${call.note === undefined ? "" : ` (${call.note})`}`;
    timings[title] = await timeOf({ url: house.url, method, path: at, key: house.key }, call);
  }
}

if (process.argv.includes("--json")) console.log(JSON.stringify({ connections: CONNECTIONS, timings }));
else {
  const ratio = (perSecond: number) => Number((timings["bare"]!.perSecond / perSecond).toFixed(1));
  console.table(
    Object.fromEntries(
      Object.entries(timings).map(([name, { perSecond, p50, p99, count }]) => [
        name,
        {
          "requests/s": Math.round(perSecond),
          ...{ "p50 ms": Number(p50.toFixed(2)), "p99 ms": Number(p99.toFixed(2)), requests: count },
          "bare/this": ratio(perSecond),
        },
      ]),
    ),
  );
}
