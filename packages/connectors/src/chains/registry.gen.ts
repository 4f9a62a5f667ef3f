// Written by `npm run codegen` from the files beside it. Do not edit.
import arbitrum from "./arbitrum/fees.ts";
import base from "./base/fees.ts";
import bitcoin from "./bitcoin/fees.ts";
import bsc from "./bsc/fees.ts";
import ethereum from "./ethereum/fees.ts";
import optimism from "./optimism/fees.ts";
import polygon from "./polygon/fees.ts";
import solana from "./solana/fees.ts";

export const feeReaders = { arbitrum, base, bitcoin, bsc, ethereum, optimism, polygon, solana } as const;
