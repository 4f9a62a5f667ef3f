import { type Answer, query, WALLETS } from "../../client.ts";
import { type Attack, findings, type Target } from "../target.ts";
import { cpuSeconds } from "../watch.ts";

const MAX_CPU_SECONDS = 0.5;
/** Numbers of aliases, levels or items to try for each shape; accepted ones are measured. */
const SIZES = [1, 2, 3, 5, 8, 12, 20, 30, 50, 80, 100, 150, 200, 300, 390];

const wallet = (address: string) => `wallet(network: "ethereum", address: "${address}")`;
const aliased = (count: number, field: (i: number) => string) =>
  `{ ${Array.from({ length: count }, (_, i) => `a${i}: ${field(i)}`).join(" ")} }`;
/** Distinct addresses, so that no answer comes from a cache. */
const someone = (i: number) => `0x${(i + 1).toString(16).padStart(40, "0")}`;
const PAY = `fromAddress: "${WALLETS.ordinary}", amount: "1", currency: "ETH", network: "ethereum"`;

/** Requests of variable size that ask for much in few bytes. */
const SHAPES: Readonly<Record<string, (n: number) => string>> = {
  "nearest, nested": (n) => {
    const nested = (level: number): string =>
      level === 0 ? "id" : `risk { nearest(first: 50) { wallet { ${nested(level - 1)} } } }`;
    return `{ ${wallet(WALLETS.ordinary)} { ${nested(n)} } }`;
  },
  "nearest, many at once": (n) =>
    aliased(n, () => `${wallet(WALLETS.ordinary)} { risk { nearest(first: 50) { distance } } }`),
  "risk of many wallets": (n) =>
    aliased(
      n,
      (i) => `${wallet(i % 2 ? WALLETS.other : WALLETS.fraud)} { risk { reasons { feature } base } }`,
    ),
  "nearest, aliased below one wallet": (n) =>
    `{ ${wallet(WALLETS.ordinary)} { risk ${aliased(n, (i) => `nearest(first: ${50 - (i % 40)}) { distance fraud }`)} } }`,
  "reputations of a thousand addresses": (n) =>
    aliased(
      n,
      (k) =>
        `reputations(network: "ethereum", addresses: ${JSON.stringify(Array.from({ length: 60 }, (_, i) => someone(k * 60 + i)))}) { wallets { reputation { score } } }`,
    ),
  "reputation's past": (n) =>
    `{ ${wallet(WALLETS.ordinary)} ${aliased(n, (i) => `reputationHistory(from: "2018-01-0${1 + (i % 9)}T00:00:00Z", to: "2020-06-01T00:00:00Z", step: 86400) { score }`)} }`,
  quotes: (n) =>
    aliased(n, (i) => `quoteRoute(input: { ${PAY}, toAddress: "${someone(i)}", toNetwork: "base" }) { id }`),
  scores: (n) =>
    aliased(n, (i) => `scoreTransaction(input: { ${PAY}, toAddress: "${someone(i)}" }) { id }`).replace(
      "{",
      "mutation {",
    ),
  "introspection, many at once": (n) =>
    aliased(n, () => "__schema { types { name fields { name type { name ofType { name } } } } }"),
  "fees of every network": (n) => aliased(n, () => "networks { id fees { __typename } assets { id } }"),
};

interface Measured {
  readonly size: number;
  readonly bytes: number;
  readonly cpu: number;
  /** Whether it was answered with data. */
  readonly isAccepted: boolean;
}

/** The cost of each size of a shape on its first request, up to and including the first that is refused. */
async function measure(target: Target, shape: (n: number) => string): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (const size of SIZES) {
    const text = shape(size);
    let answer: Answer | undefined;
    const cpu = await cpuSeconds(target, async () => {
      answer = await query(target.platform, text);
    });
    const isAccepted = answer?.status === 200 && answer.body.errors === undefined;
    measured.push({ size, bytes: text.length, cpu, isAccepted });
    if (!isAccepted) break;
  }
  return measured;
}

export const dearQueries: Attack = {
  title: "the dearest GraphQL requests that are accepted",
  async run(target) {
    const { all, expect } = findings();
    for (const [name, shape] of Object.entries(SHAPES)) {
      const measured = await measure(target, shape);
      const dearest = measured.reduce((a, b) => (b.cpu > a.cpu ? b : a));
      const { size, bytes, cpu } = dearest;
      console.log(`    ${cpu.toFixed(2)} CPU s  ${name}, ${size} of them, ${bytes} bytes`);
      expect(measured[0]!.isAccepted, `${name}: not even one is answered, so nothing was tried`);
      expect(cpu <= MAX_CPU_SECONDS, `${name}: ${size} cost ${cpu.toFixed(2)} CPU s`);
    }
    return all;
  },
};
