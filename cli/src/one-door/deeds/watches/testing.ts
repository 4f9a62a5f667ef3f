import { type Deed, type Doors, deed } from "../../testing.ts";

const ADDRESS = "0x206d226f226f62994dbc70cc6da1a02f2825466e";
const WALLETS = { network: "ethereum", addresses: [ADDRESS] };
const watched = ({ rest }: Doors) => rest("POST", "/v1/watch", WALLETS);
const changing = (field: string) => ({
  [field]: ({ graphql }: Doors) =>
    graphql(`mutation ($input: WatchInput!) { ${field}(input: $input) { changed } }`, WALLETS),
});

/** What writes about watched wallets. */
export const WATCH_WRITES: Readonly<Record<string, Deed<unknown>>> = {
  "a wallet is watched": deed({
    graphql: changing("watchWallets"),
    rest: { watchWallets: watched },
    cli: { "watch add": ({ cli }) => cli("watch", "add", ADDRESS) },
  }),
  "a wallet is not watched any more": deed({
    before: watched,
    graphql: changing("unwatchWallets"),
    rest: { unwatchWallet: ({ rest }) => rest("DELETE", `/v1/watch/ethereum/${ADDRESS}`) },
    cli: { "watch remove": ({ cli }) => cli("watch", "remove", ADDRESS) },
  }),
};

/** What reads them. */
export const WATCH_READS: Readonly<Record<string, Deed<unknown>>> = {
  "watched wallets": deed({
    before: watched,
    graphql: { watches: ({ graphql }) => graphql("{ watches { edges { node { address } } } }") },
    rest: { listWatches: ({ rest }) => rest("GET", "/v1/watch") },
    cli: { "watch list": ({ cli }) => cli("watch", "list") },
  }),
};
