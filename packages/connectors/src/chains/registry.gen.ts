// Written by `npm run codegen` from the files beside it. Do not edit.
import arbitrum from "./arbitrum/chain.ts";
import base from "./base/chain.ts";
import bitcoin from "./bitcoin/chain.ts";
import bsc from "./bsc/chain.ts";
import ethereum from "./ethereum/chain.ts";
import optimism from "./optimism/chain.ts";
import polygon from "./polygon/chain.ts";
import solana from "./solana/chain.ts";

export const chains = { arbitrum, base, bitcoin, bsc, ethereum, optimism, polygon, solana } as const;
