import type { LargeStore } from "./large-store.ts";

type Attack = readonly [name: string, query: string];

/**
 * Hostile operations, each as large as the limits allow.
 *
 * @param isAllowed - Whether an operation is within all limits.
 */
export function attacksOn({ addresses }: LargeStore, isAllowed: (query: string) => boolean): Attack[] {
  const wallet = (at: number) =>
    `wallet(network: "ethereum", address: "${addresses[at % addresses.length]}")`;
  const aliased = (n: number, each: (at: number) => string) =>
    Array.from({ length: n }, (_, at) => each(at)).join(" ");
  const nested = (levels: number, first: number): string =>
    levels === 0 ? "id" : `risk { nearest(first: ${first}) { wallet { ${nested(levels - 1, first)} } } }`;
  const now = Date.now();
  const history = (at: number) => {
    const [from, to] = [now - (1_000 + at) * 60_000, now - (10 + at) * 60_000].map((ms) =>
      new Date(ms).toISOString(),
    );
    return `h${at}: reputationHistory(from: "${from}", to: "${to}", step: 60) { at score confidence knownAt }`;
  };
  const makers: Record<string, (n: number) => string> = {
    "neighbours of neighbours, many": (n) => `{ ${wallet(0)} { ${nested(2, n)} } }`,
    "neighbours of neighbours, deep": (n) => `{ ${wallet(0)} { ${nested(3, n)} } }`,
    "neighbours, aliased": (n) =>
      `{ ${aliased(n, (at) => `w${at}: ${wallet(at)} { risk { nearest(first: 50) { wallet { id reputation { score } } distance } neighbourFraudShare reasons { feature value } } }`)} }`,
    "risks, aliased": (n) =>
      `{ ${aliased(n, (at) => `w${at}: ${wallet(at)} { risk { fraudProbability reasons { contribution } } }`)} }`,
    "reputations with all their reasons": (n) =>
      `{ reputations(network: "ethereum", addresses: ${JSON.stringify(addresses.slice(0, n * 3))}) { wallets { reputation { score reasons { code evidence { name value } } components { name points } } } } }`,
    "a list, aliased": (n) =>
      `{ ${aliased(Math.min(n, 20), (at) => `r${at}: reputations(network: "ethereum", addresses: ${JSON.stringify(addresses.slice(at * 40, at * 40 + n))}) { wallets { reputation { score } } }`)} }`,
    "pasts, aliased": (n) => `{ ${wallet(0)} { ${aliased(n, history)} } }`,
    "scores with everything": (n) =>
      `{ ${wallet(0)} { scores(first: ${Math.min(n, 100)}) { edges { node { id reasons { code title evidence { name value source } } from { wallet { risk { fraudProbability } } } sources { name status } versions { lists { list version } } } } } } }`,
    "scores of many wallets": (n) =>
      `{ ${aliased(n, (at) => `w${at}: ${wallet(at)} { scores(first: 100) { edges { node { id createdAt } } } }`)} }`,
    "quotes, aliased": (n) =>
      `{ ${aliased(n, (at) => `q${at}: quoteRoute(input: { fromAddress: "${addresses[at]}", toAddress: "${addresses[at + 1]}", amount: "100", currency: "USDC", network: "ethereum", toNetwork: "polygon" }) { id steps { bridge } alternatives { steps { bridge } } }`)} }`,
    "as many leaves as there may be": (n) =>
      `{ reputations(network: "ethereum", addresses: ${JSON.stringify(addresses)}) { wallets { ${aliased(n, (at) => `a${at}: address`)} } } }`,
    "introspection, aliased": (n) =>
      `{ ${aliased(n, (at) => `s${at}: __schema { types { name fields { name type { name } args { name type { name } } } } }`)} }`,
  };
  return Object.entries(makers).map(([name, make]): Attack => {
    let n = 1;
    while (n < 390 && isAllowed(make(n + 1))) n += 1;
    return [`${name} (${n})`, make(n)];
  });
}
