/**
 * The code of Safe's proxies without the metadata that a compiler appends: 1.0.0, 1.1.1 to 1.4.1, and 1.5.0. They call the
 * contract whose address is in storage slot 0.
 *
 * @see https://github.com/safe-global/safe-smart-account/tree/main/contracts/proxies
 */
export const SAFE_PROXIES: readonly string[] = [
  `0x608060405273${"f".repeat(40)}600054163660008037600080366000845af43d6000803e6000811415603d573d6000fd5b3d6000f3fe`,
  `0x608060405273${"f".repeat(40)}600054167fa619486e${"0".repeat(56)}60003514156050578060005260206000f35b` +
    "3660008037600080366000845af43d6000803e60008114156070573d6000fd5b3d6000f3fe",
  "0x608060405260005463a619486e60003560e01c14156024578060601b606c5260206060f35b" +
    "3660008037600080366000845af43d6000803e806040573d6000fd5b3d6000f3fe",
];

/**
 * What those proxies call: Safe and SafeL2 as deployed on the networks that Tetron knows, by any of its deployers.
 *
 * @see https://github.com/safe-global/safe-deployments
 */
export const SAFE_SINGLETONS: ReadonlySet<string> = new Set([
  "0xb6029ea3b2c51d09a50b53ca8012feeb05bda35a",
  "0x34cfac646f301356faa8b21e94227e3583fe3f5f",
  "0x6851d6fdfafd08c0295c392436245e5bc78b0185",
  "0xd9db270c1b5e3bd161e8c8503c55ceabee709552",
  "0x69f4d1788e39c87893c980c06edf4b7f686e2938",
  "0x3e5c63644e683549055b9be8653de26e0b4cd36e",
  "0xfb1bffc9d739b8d520daf37df666da4c687191ea",
  "0x41675c099f32341bf84bfc5382af534df5c7461a",
  "0x29fcb43b46531bca003ddc8fcb67ffe91900c762",
  "0xff51a5898e281db6dfc7855790607438df2ca44b",
  "0xedd160febbd92e350d4d398fb636302fccd67c7e",
]);

/** What an account of ERC-4337 answers to `entryPoint()`: versions 0.6 to 0.9. */
export const ENTRY_POINTS: ReadonlySet<string> = new Set([
  "0x5ff137d4b0fdcd49dca30c7cf57e578a026d2789",
  "0x0000000071727de22e5e9d8baf0edac6f37da032",
  "0x4337084d9e255ff0702461cf8895ce9e3b5ff108",
  "0x433709009b8330fda32311df1c2afa402ed8d009",
]);
