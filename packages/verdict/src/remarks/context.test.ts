import { expect, test } from "vitest";
import { contextRemarks, type WalletContext } from "./context.ts";

const OTHER = { address: "0x0000000000000000000000000000000000000002" };
const said: WalletContext = {
  ...{ customerTier: "gold", purpose: null, kycLevel: "full", expectedCounterparties: null },
  source: "job_1",
};
const codesOf = (context: WalletContext | undefined) =>
  contextRemarks("from", context, OTHER).map(({ code }) => code);

test("nothing is said of a wallet that the tenant has told nothing of", () => {
  expect(codesOf(undefined)).toEqual([]);
});

test("what is known is evidence that names what brought it, and what is not known is none", () => {
  expect(contextRemarks("to", said, OTHER)).toEqual([
    {
      code: "CONTEXT",
      title: "You have given information about this wallet",
      side: "to",
      evidence: [
        { name: "customer_tier", value: "gold", source: "job_1" },
        { name: "kyc_level", value: "full", source: "job_1" },
      ],
    },
  ]);
});

test("the other side is unexpected only where some are expected, and it is none of them", () => {
  expect(codesOf({ ...said, expectedCounterparties: [OTHER.address] })).toEqual(["CONTEXT"]);
  expect(codesOf({ ...said, expectedCounterparties: ["0x3"] })).toEqual([
    "CONTEXT",
    "UNEXPECTED_COUNTERPARTY",
  ]);
});

test("a rejected customer is remarked on", () => {
  expect(codesOf({ ...said, kycLevel: "rejected" })).toEqual(["CONTEXT", "KYC_REJECTED"]);
});
