import { printAmount } from "@tetron/domain/amount";
import { assetOfId } from "@tetron/domain/parse-asset";
import { scaled } from "@tetron/verdict/entities/scaled";
import { balancesOfWallet, heldAmount } from "../graph/balances.ts";
import { counterpartiesOfWallet } from "../graph/counterparties.ts";
import { depositOfWallet } from "../graph/deposit.ts";
import { findPaths } from "../graph/find-paths.ts";
import { transfersOfWallet } from "../graph/transfers.ts";
import { exclusionIn, usdText, valueOn } from "../graph/values.ts";
import { exposureOfWallet } from "../graph/wallet-exposure.ts";
import type { Resolvers } from "../resolvers.gen.ts";

/** Fields of the graph of wallets, without those of `Wallet`. */
export const graphResolvers: Resolvers = {
  Query: { paths: (_parent, asked, context) => findPaths(asked, context) },
  Transfer: {
    at: ({ transfer }) => new Date(transfer.at * 1_000),
    direction: ({ transfer }) => (transfer.incoming ? "received" : "sent"),
    counterparty: ({ wallet, transfer: { counterparty } }) =>
      counterparty === null ? null : { network: wallet.network, address: counterparty },
    asset: ({ transfer }) => ({ id: transfer.asset, told: transfer.decimals }),
    amount: ({ transfer }) => `${transfer.amount}`,
    decimalAmount: ({ transfer }) => inWholeUnits(transfer.amount, transfer),
    valueUsd: ({ transfer }, _args, context) => valueOn(transfer, context),
    exclusion: ({ transfer }, _args, context) => exclusionIn(transfer, context),
    kind: ({ transfer }) => transfer.kind,
    failed: ({ transfer }) => transfer.failed,
    transaction: ({ transfer }) => transfer.hash,
  },
  TransferredAsset: {
    symbol: ({ id }) => assetOfId(id)?.symbol ?? null,
    decimals: ({ id, told }) => decimalsOf(id, told),
  },
  Counterparty: {
    wallet: ({ wallet, held }) => ({ network: wallet.network, address: held.address }),
    sentCount: ({ held }) => `${held.sentCount}`,
    receivedCount: ({ held }) => `${held.receivedCount}`,
    sentUsd: ({ held }) => usdText(held.sentUsd),
    receivedUsd: ({ held }) => usdText(held.receivedUsd),
    unpricedCount: ({ held }) => `${held.unpricedCount}`,
    excludedCount: ({ held }) => `${held.excludedCount}`,
    firstSeen: ({ held }) => held.firstSeen,
    lastSeen: ({ held }) => held.lastSeen,
    assets: ({ held }) => held.assets,
  },
  AssetTotal: {
    asset: ({ asset, decimals }) => ({ id: asset, told: decimals }),
    sentCount: ({ sentCount }) => `${sentCount}`,
    receivedCount: ({ receivedCount }) => `${receivedCount}`,
    sent: ({ sent }) => `${sent}`,
    received: ({ received }) => `${received}`,
    sentUsd: ({ sentUsd }) => usdText(sentUsd),
    receivedUsd: ({ receivedUsd }) => usdText(receivedUsd),
  },
  DepositAddress: {
    service: ({ deposit }) => deposit.service,
    sweeps: ({ deposit }) => deposit.sweeps,
    share: ({ deposit }) => deposit.share,
    wallets: ({ network, deposit }) => deposit.wallets.map((address) => ({ network, address })),
    firstSweep: ({ deposit }) => deposit.firstSweep,
    lastSweep: ({ deposit }) => deposit.lastSweep,
    isFunded: ({ deposit }) => deposit.isFunded,
    payers: ({ deposit }) => deposit.payers,
    confidence: ({ deposit }) => deposit.confidence,
  },
  WalletExposure: {
    totalUsd: ({ exposure }) => usdText(exposure.usd),
    categories: ({ wallet: { network }, exposure: { wholeUsd, categories } }) =>
      categories.map((category) => ({ network, wholeUsd, category })),
    seenShare: ({ exposure }) => exposure.seenShare,
    unpricedCount: ({ exposure }) => `${exposure.unpriced}`,
    excludedCount: ({ exposure }) => `${exposure.excluded}`,
  },
  CategoryExposure: {
    category: ({ category }) => category.category,
    directShare: ({ category }) => category.direct,
    indirectShare: ({ category }) => category.indirect,
    holderShare: ({ category }) => category.byHolder,
    usd: ({ wholeUsd, category: { direct, indirect } }) =>
      usdText(wholeUsd === null ? null : scaled(wholeUsd, direct + indirect)),
    path: ({ network, category }) => category.path.map((step) => ({ network, step })),
  },
  TransferPaths: {
    paths: ({ network, found }) => found.paths.map((steps) => ({ network, steps })),
    isExhaustive: ({ found }) => found.isExhaustive,
  },
  TransferPath: { steps: ({ network, steps }) => steps.map((step) => ({ network, step })) },
  PathStep: {
    wallet: ({ network, step: { address } }) => ({ network, address }),
    usd: ({ step }) => usdText(step.usd),
    firstSeen: ({ step }) => new Date(step.first * 1_000),
    lastSeen: ({ step }) => new Date(step.last * 1_000),
  },
  WalletBalance: {
    asset: ({ balance }) => ({ id: balance.asset, told: balance.decimals }),
    received: ({ balance }) => `${balance.received}`,
    sent: ({ balance }) => `${balance.sent}`,
    isRebasing: ({ balance }) => balance.isRebasing,
    amount: (parent) => heldAmount(parent)?.toString() ?? null,
    decimalAmount: (parent) => {
      const amount = heldAmount(parent);
      return amount === null ? null : inWholeUnits(amount, parent.balance);
    },
    valueUsd: (parent, _args, context) => {
      const amount = heldAmount(parent);
      if (amount === null) return null;
      return valueOn({ asset: parent.balance.asset, amount, at: context.now.getTime() / 1_000 }, context);
    },
  },
};

/** Fields of `Wallet` that are of the graph of wallets. */
export const graphFields: NonNullable<Resolvers["Wallet"]> = {
  transfers: transfersOfWallet,
  counterparties: counterpartiesOfWallet,
  balances: balancesOfWallet,
  depositOf: depositOfWallet,
  exposure: exposureOfWallet,
};

interface Amounted {
  readonly asset: string;
  readonly decimals: number | null;
}

function inWholeUnits(amount: bigint, { asset, decimals: told }: Amounted): string | null {
  const decimals = decimalsOf(asset, told);
  return decimals === null ? null : printAmount(amount, decimals);
}

/** Of an asset that Tetron knows, what Tetron knows. */
function decimalsOf(asset: string, told: number | null): number | null {
  return assetOfId(asset)?.decimals ?? told;
}
