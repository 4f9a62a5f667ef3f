import { expect, test } from "vitest";
import { type Owner, preferredRow, tenantOwner, visibleTo, visibleToOwner } from "./owner.ts";

test("a tenant sees what is shared and its own, a shared owner no tenant's", () => {
  expect(visibleTo("acme")).toEqual(["system", "operator", "tenant:acme"]);
  expect(visibleToOwner(tenantOwner("acme"))).toEqual(visibleTo("acme"));
  expect(visibleToOwner("operator")).toEqual(["system", "operator"]);
});

test("a tenant whose name is that of a shared owner is not that owner", () => {
  expect(visibleToOwner(tenantOwner("operator"))).toEqual(["system", "operator", "tenant:operator"]);
});

test("of several owners' rows the one that reaches furthest counts, of equal ones the most specific", () => {
  const row = (owner: Owner, until: number) => ({ owner, until });
  const choose = (...rows: ReturnType<typeof row>[]) => preferredRow(rows, ({ until }) => until)?.owner;
  expect(choose()).toBeUndefined();
  const rows = [row("tenant:acme", 2), row("operator", 2), row("system", 1)];
  const isShared = ({ owner }: { owner: Owner }) => (owner === "tenant:acme" ? 0 : 1);
  expect(preferredRow(rows, ({ until }) => until, isShared)?.owner).toBe("operator");
  expect(choose(row("tenant:acme", 1), row("system", 2))).toBe("system");
  expect(choose(row("system", 2), row("tenant:acme", 2), row("operator", 2))).toBe("tenant:acme");
  expect(choose(row("system", Number.NEGATIVE_INFINITY), row("operator", Number.NEGATIVE_INFINITY))).toBe(
    "operator",
  );
});
