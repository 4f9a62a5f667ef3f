import { expect, test } from "vitest";
import { onBothStores } from "./internal/testing.ts";
import { createKeyCache } from "./key-cache.ts";
import { findKey, listKeys, mayExist, newSecret, putKey, revokeKey } from "./keys.ts";
import { apiKeys } from "./tables/api-keys.ts";
import { findTenant, putTenant } from "./tenants.ts";

const aKey = (id: string, tenant = "acme") => ({
  id,
  tenant,
  name: "test",
  scopes: ["score:read" as const],
  createdAt: new Date(0),
});

onBothStores("keys", (lake) => {
  test("a key is found by its secret, which is nowhere in the table", async () => {
    const { db } = lake();
    const secret = newSecret();
    await putKey(db, secret, aKey("key_1"));
    expect(await findKey(db, secret)).toMatchObject({ id: "key_1", scopes: ["score:read"], revokedAt: null });
    expect(await findKey(db, newSecret())).toBeUndefined();
    expect(JSON.stringify(await db.select().from(apiKeys))).not.toContain(secret.slice(10));
  });

  test.each(["beta ", "münchen", ""])("a tenant cannot be called %j", async (tenant) => {
    const { db } = lake();
    const refusal = { code: "BAD_REQUEST", details: { issues: [{ field: "tenant", reason: "malformed" }] } };
    await expect(putKey(db, newSecret(), aKey("key_1", tenant))).rejects.toMatchObject(refusal);
    await expect(putTenant(db, { id: tenant, name: "", createdAt: new Date(0) })).rejects.toMatchObject(
      refusal,
    );
    expect(await db.select().from(apiKeys)).toEqual([]);
  });

  test("of a short key no more than a third is shown", async () => {
    expect((await putKey(lake().db, "demo-key", aKey("key_1"))).prefix).toBe("de");
  });

  test("putting a key again changes nothing, so a restart keeps a revocation", async () => {
    const { db } = lake();
    const secret = newSecret();
    await putKey(db, secret, aKey("key_1"));
    await revokeKey(db, "acme", "key_1");
    expect(await putKey(db, secret, aKey("key_2"))).toMatchObject({
      id: "key_1",
      revokedAt: expect.any(Date),
    });
  });

  test("a key is revoked once, and only by its tenant", async () => {
    const { db } = lake();
    await putKey(db, newSecret(), aKey("key_1"));
    await expect(revokeKey(db, "globex", "key_1")).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { revokedAt } = await revokeKey(db, "acme", "key_1");
    expect((await revokeKey(db, "acme", "key_1")).revokedAt).toEqual(revokedAt);
    expect(await listKeys(db, "acme")).toMatchObject([{ id: "key_1", revokedAt }]);
    expect(await listKeys(db, "globex")).toEqual([]);
  });

  test("a revoked key is refused as soon as what is remembered of it is old", async () => {
    const { db } = lake();
    let now = 0;
    const cache = createKeyCache(db, () => now);
    const secret = newSecret();
    expect(await cache.lookup(secret)).toBeUndefined();
    await putKey(db, secret, aKey("key_1"));
    cache.clear();
    expect((await cache.lookup(secret))?.id).toBe("key_1");
    await revokeKey(db, "acme", "key_1");
    expect((await cache.lookup(secret))?.id).toBe("key_1");
    now += 2_000;
    expect(await cache.lookup(secret)).toBeUndefined();
  });

  test("a key with a wrong checksum is refused without asking, and one of before is not", async () => {
    const { db } = lake();
    const cache = createKeyCache(db);
    const secret = newSecret();
    const ofBefore = secret.slice(0, -6);
    await putKey(db, ofBefore, aKey("key_1"));
    expect(mayExist(secret) && mayExist(ofBefore) && mayExist("demo-key")).toBe(true);
    expect((await cache.lookup(ofBefore))?.id).toBe("key_1");
    const wrong = `${ofBefore.slice(0, -1)}${ofBefore.endsWith("A") ? "B" : "A"}${secret.slice(-6)}`;
    expect(mayExist(wrong)).toBe(false);
    expect(await createKeyCache(undefined as never).lookup(wrong)).toBeUndefined();
    await expect(putKey(db, wrong, aKey("key_2"))).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  test("made-up keys push no real one out of what is remembered", async () => {
    const { db } = lake();
    let now = 0;
    const cache = createKeyCache(db, () => now);
    const secret = newSecret();
    await putKey(db, secret, aKey("key_1"));
    expect(cache.wasKnown(secret)).toBe(false);
    await cache.lookup(secret);
    await Promise.all(Array.from({ length: 100 }, () => cache.lookup(newSecret())));
    now += 60_000;
    expect(cache.wasKnown(secret)).toBe(true);
    await revokeKey(db, "acme", "key_1");
    await cache.lookup(secret);
    expect(cache.wasKnown(secret)).toBe(false);
  });

  test("a tenant that exists stays as it is", async () => {
    const { db } = lake();
    await putTenant(db, { id: "acme", name: "Acme", createdAt: new Date(0) });
    await putTenant(db, { id: "acme", name: "Other", createdAt: new Date(1) });
    expect(await findTenant(db, "acme")).toMatchObject({ name: "Acme" });
    expect(await findTenant(db, "globex")).toBeUndefined();
  });
});
