/**
 * Tokens that are known to change what wallets have without a transfer, by CAIP-19 id: what their transfers add up to is
 * no balance.
 *
 * @see https://docs.lido.fi/guides/lido-tokens-integration-guide
 * @see https://aave.com/docs/aave-v3/smart-contracts/tokenization
 * @see https://github.com/ampleforth/ampleforth-contracts
 * @see https://docs.originprotocol.com
 */
const REBASING_TOKENS: ReadonlySet<string> = new Set(
  [
    // stETH
    "0xae7ab96520de3a18e5e111b5eaab095312d7fe84",
    // eETH
    "0x35fa164735182de50811e8e2e824cfb9b6118ac2",
    // AMPL
    "0xd46ba6d942050d489dbd938a2c909a5d5039a161",
    // OUSD
    "0x2a8e1e676ec238d8a992307b495b45b3feaa5e86",
    // aEthUSDC, aEthUSDT, aEthDAI, aEthWETH, aEthWBTC and aEthwstETH of Aave
    "0x98c23e9d8f34fefb1b7bd6a91b7ff122f4e16f5c",
    "0x23878914efe38d27c4d67ab83ed1b93a74d4086a",
    "0x018008bfb33d285247a21d44e50697654f754e63",
    "0x4d5f47fa6a74757f35c14fd3a6ef8e3c9bc514e8",
    "0x5ee5bf7ae06d1be5997a1a72006fe6c607ec6de8",
    "0x0b925ed163218f6662a35e0f0371ac234f9e9371",
  ].map((contract) => `eip155:1/erc20:${contract}`),
);

/** Whether a token, by its CAIP-19 id, is known to change balances without a transfer. Of any other nothing is said. */
export function isKnownToRebase(asset: string): boolean {
  return REBASING_TOKENS.has(asset);
}
