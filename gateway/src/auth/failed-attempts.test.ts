import { expect, test } from "vitest";
import { authenticate } from "./authenticate.ts";
import { countFailedAttempts } from "./failed-attempts.ts";

function keyRing() {
  const asked: string[] = [];
  const known = { keyId: "key_1", tenant: "t", scopes: [] };
  return {
    asked,
    verifier: {
      wasKnown: (secret: string) => secret === "good",
      verify: async (secret: string) => {
        asked.push(secret);
        return ["good", "new"].includes(secret) ? known : undefined;
      },
    },
  };
}

test("an address that sends unknown keys is refused before the next lookup", async () => {
  const { asked, verifier } = keyRing();
  const failed = countFailedAttempts(3);
  const bring = (secret: string, address = "192.0.2.1") =>
    authenticate({ verifier, failed }, { header: `Bearer ${secret}`, address, requestId: "r" });
  for (const secret of ["a", "b", "c"])
    await expect(bring(secret)).rejects.toMatchObject({ code: "UNAUTHORIZED" });

  await expect(bring("d")).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS", details: { retryAfter: 60 } });
  expect(asked).toEqual(["a", "b", "c"]);
  await expect(bring("new")).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
  expect(await bring("good")).toMatchObject({ tenant: "t" });
  expect(await bring("new", "192.0.2.2")).toMatchObject({ tenant: "t" });
});

test("malformed credentials count too, and one IPv6 subscriber is one address", async () => {
  const { asked, verifier } = keyRing();
  const failed = countFailedAttempts(2);
  const bring = (header: string, address: string) =>
    authenticate({ verifier, failed }, { header, address, requestId: "r" });
  for (const end of ["1", "2"])
    await expect(bring("Basic x", `2001:db8:0:1::${end}`)).rejects.toMatchObject({ code: "UNAUTHORIZED" });

  await expect(bring("Bearer a", "2001:db8:0:1::3")).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
  await expect(bring("Bearer a", "2001:db8:0:2::3")).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  expect(asked).toEqual(["a"]);
});

test("a subscriber who takes another address of its /64 for each key waits too, however it is written", async () => {
  const { verifier } = keyRing();
  const failed = countFailedAttempts(30);
  const answers: string[] = [];
  for (let n = 1; n <= 200; n++)
    await authenticate(
      { verifier, failed },
      { header: `Bearer ${n}`, address: `2001:db8::${n.toString(16)}:b:c:d`, requestId: "r" },
    ).catch(({ code }) => answers.push(code));
  expect(answers.filter((code) => code === "TOO_MANY_REQUESTS")).toHaveLength(170);
});

test("a request without credentials is not counted", async () => {
  const { verifier } = keyRing();
  const failed = countFailedAttempts(1);
  for (let n = 0; n < 3; n++)
    expect(
      await authenticate({ verifier, failed }, { header: undefined, address: "192.0.2.1", requestId: "r" }),
    ).toBeUndefined();
});
