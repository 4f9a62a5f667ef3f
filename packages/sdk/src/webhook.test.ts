import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { verifyWebhook } from "./webhook.ts";

const BODY = JSON.stringify({ event: "score.completed", id: "evt_1", data: { transaction_id: "tx_é" } });
const SECRET = "whsec_one";
const now = () => Math.floor(Date.now() / 1_000);

function sign(body: string, secret = SECRET, timestamp: number | string = now()) {
  return createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
}

function headers(changes: Readonly<Record<string, string | undefined>> = {}) {
  return { "x-tetronfun-signature": sign(BODY), "x-tetronfun-timestamp": String(now()), ...changes };
}

test("a signed body is read, whichever form it and its headers come in", async () => {
  const event = JSON.parse(BODY);
  const bytes = new TextEncoder().encode(BODY);
  const platform = new Headers(headers());
  expect(await verifyWebhook(BODY, headers(), SECRET)).toEqual(event);
  expect(await verifyWebhook(bytes, platform, [SECRET])).toEqual(event);
  expect(
    await verifyWebhook(
      bytes.buffer,
      { "X-TetronFun-Signature": sign(BODY), "X-TETRONFUN-TIMESTAMP": `${now()}` },
      SECRET,
    ),
  ).toEqual(event);
});

test("the signature is the one that RFC 2104 gives for a body of another implementation", async () => {
  // printf '1747470861.{}' | openssl dgst -sha256 -hmac whsec_known
  const signature = "dabde635a642ce0ecfdfb25d48908d5a52a8f07ed483d47c1a9cebcb63a3d6e1";
  const known = { "X-TetronFun-Signature": signature, "X-TetronFun-Timestamp": "1747470861" };
  const verified = await verifyWebhook("{}", known, "whsec_known", {
    toleranceSeconds: Number.POSITIVE_INFINITY,
  });
  expect(verified).toEqual({});
});

test("while a secret is rotated, either side may be the first to know the new one", async () => {
  const both = headers({ "x-tetronfun-signature": `${sign(BODY, "whsec_new")}, ${sign(BODY, "whsec_old")}` });
  for (const secrets of ["whsec_old", "whsec_new", ["whsec_new", "whsec_old"]])
    await expect(verifyWebhook(BODY, both, secrets)).resolves.toMatchObject({ id: "evt_1" });
  const old = headers({ "x-tetronfun-signature": sign(BODY, "whsec_old") });
  await expect(verifyWebhook(BODY, old, ["whsec_new", "whsec_old"])).resolves.toMatchObject({ id: "evt_1" });
});

test.each([
  ["another body", { body: BODY.replace("tx_", "tx-") }],
  ["another secret", { secrets: "whsec_other" }],
  ["another time under the same signature", { headers: { "x-tetronfun-timestamp": String(now() - 1) } }],
  ["no signature", { headers: { "x-tetronfun-signature": undefined } }],
  ["an empty signature", { headers: { "x-tetronfun-signature": "" } }],
  ["no time", { headers: { "x-tetronfun-timestamp": undefined } }],
  ["half a signature", { headers: { "x-tetronfun-signature": sign(BODY).slice(0, 32) } }],
  ["a signature that is not hexadecimal", { headers: { "x-tetronfun-signature": "z".repeat(64) } }],
  ["a time that is no number", { headers: { "x-tetronfun-timestamp": "now" } }],
  ["too many signatures", { headers: { "x-tetronfun-signature": Array(9).fill(sign(BODY)).join(",") } }],
])("%s is refused", async (_, { body = BODY, secrets = SECRET, headers: changes = {} }: Refused) => {
  const verified = verifyWebhook(body, headers(changes), secrets);
  await expect(verified).rejects.toMatchObject({
    name: "TetronError",
    code: "INVALID_SIGNATURE",
    retryable: false,
  });
});

interface Refused {
  readonly body?: string;
  readonly secrets?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

test("a webhook that was signed too long ago, or by a clock ahead, is refused, and one within the tolerance is not", async () => {
  const at = (seconds: number) => {
    const timestamp = String(now() + seconds);
    return { "x-tetronfun-timestamp": timestamp, "x-tetronfun-signature": sign(BODY, SECRET, timestamp) };
  };
  for (const skew of [-310, 310])
    await expect(verifyWebhook(BODY, at(skew), SECRET)).rejects.toThrow(/s from now/);
  await expect(verifyWebhook(BODY, at(-290), SECRET)).resolves.toBeDefined();
  await expect(verifyWebhook(BODY, at(-290), SECRET, { toleranceSeconds: 60 })).rejects.toThrow(
    /60 s are allowed/,
  );
});

test("no secret at all is the caller's mistake, not a bad signature", async () => {
  await expect(verifyWebhook(BODY, headers(), [])).rejects.toThrow(TypeError);
  await expect(verifyWebhook(BODY, headers(), "")).rejects.toThrow(TypeError);
});

test.each([
  ["no secret", { secrets: undefined }, "secrets: pass the webhook's secret; one is undefined."],
  ["a second secret that is not set", { secrets: [SECRET, undefined] }, /^secrets: .* one is undefined\.$/],
  ["a secret that is empty", { secrets: [""] }, /^secrets: .* one is empty\.$/],
  [
    "a body that was parsed",
    { body: JSON.parse(BODY) },
    /^rawBody: .* before any parser; it is of type object\.$/,
  ],
  ["no body", { body: undefined }, /^rawBody: .* it is undefined\.$/],
  ["no headers", { headers: undefined }, "headers: pass the headers of the request."],
  ["a tolerance that is no number", { toleranceSeconds: Number.NaN }, /^toleranceSeconds: /],
])("%s is the caller's mistake, and named", async (_, wrong: object, message) => {
  const right = { body: BODY, headers: headers(), secrets: SECRET, toleranceSeconds: 300 };
  const given = { ...right, ...wrong };
  const verified = verifyWebhook(given.body, given.headers, given.secrets, given);
  await expect(verified).rejects.toThrow(TypeError);
  await expect(verified).rejects.toThrow(message);
});

test("a body that was parsed and written again is refused with the likeliest cause", async () => {
  const rewritten = JSON.stringify(JSON.parse(BODY), null, 1);
  await expect(verifyWebhook(rewritten, headers(), SECRET)).rejects.toThrow(
    /Pass the body as it was received/,
  );
});
