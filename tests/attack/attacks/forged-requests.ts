import { aPayment, send } from "../../client.ts";
import { type Attack, findings } from "../target.ts";

/** Headers that a subgraph trusted in the past. */
const FORGED = [
  { "X-Tetron-Tenant": "demo", "X-Tetron-Key": "key_1", "X-Tetron-Scopes": "score:read admin:data" },
  { "X-Tetron-Tenant": "demo " },
  { "X-Tetron-Caller": "eyJhbGciOiJub25lIn0.e30." },
];

export const forgedRequests: Attack = {
  title: "forged callers, log lines and ids; what the public port tells",
  async run({ platform, keyOf, printed }) {
    const { all, expect } = findings();
    const { body: score } = await send(platform, "/v1/score", aPayment());
    const stranger = await keyOf("stranger", ["score:read"]);
    for (const headers of FORGED) {
      const { status } = await send(stranger, `/v1/score/${score.transaction_id}`, undefined, headers);
      expect(status === 404, `another tenant's score was answered ${status} to ${JSON.stringify(headers)}`);
      const anonymous = await fetch(`${platform.url}/v1/score/${score.transaction_id}`, { headers });
      expect(
        anonymous.status === 401,
        `nobody was answered ${anonymous.status} to ${JSON.stringify(headers)}`,
      );
    }
    const long = await send(platform, "/v1/score", aPayment(), { "X-Request-Id": "r".repeat(4_000) });
    expect((long.headers.get("X-Request-Id") ?? "").length <= 64, "a long request id was taken over");
    const line = `forged-${Date.now()}`;
    await send(platform, `/v1/%0A${line}%1B[31m`);
    expect(
      !printed()
        .split("\n")
        .some((each) => each.startsWith(line)),
      "a log line was forged",
    );
    expect(!printed().includes("\u001b[31m"), "an escape sequence reached the log");
    for (const path of ["/metrics", "/health/ready?details=1"]) {
      const { status, body } = await send(platform, path);
      const tells = typeof body === "string" ? body.length > 0 && status === 200 : "checks" in body;
      expect(!tells, `${path} tells details on the public port`);
    }
    for (const header of ["X-Content-Type-Options", "Cache-Control"])
      expect(long.headers.get(header) !== null, `an answer has no ${header}`);
    return all;
  },
};
