import { DAY_SECONDS, HOUR_SECONDS } from "@tetron/domain/durations";
import type { ChainlinkFeed } from "./chainlink.ts";

/**
 * The feeds, with Ethereum's first: it has every asset and the most node operators.
 *
 * @see https://docs.chain.link/data-feeds/price-feeds/addresses
 */
export const CHAINLINK_FEEDS: readonly ChainlinkFeed[] = [
  feed("ETH", "ethereum", "0x5f4eC3Df9cbd43714FE2740f5E3616155c5b8419", HOUR_SECONDS),
  feed("BTC", "ethereum", "0xF4030086522a5bEEa4988F8cA5B36dbC97BeE88c", HOUR_SECONDS),
  feed("BNB", "ethereum", "0x14e613AC84a31f709eadbdF89C6CC390fDc9540A", DAY_SECONDS),
  feed("POL", "ethereum", "0x7bAC85A8a13A4BcD8abb3eB7d6b4d632c5a57676", HOUR_SECONDS),
  feed("SOL", "ethereum", "0x4ffC43a60e009B551865A93d232E33Fce9f01507", DAY_SECONDS),
  feed("USDC", "ethereum", "0x8fFfFfd4AfB6115b954Bd326cbe7B4BA576818f6", DAY_SECONDS),
  feed("USDT", "ethereum", "0x3E7d1eAB13ad0104d2750B8863b489D65364e32D", DAY_SECONDS),
  feed("DAI", "ethereum", "0xAed0c38402a5d19df6E4c03F4E2DceD6e29c1ee9", HOUR_SECONDS),
  feed("ETH", "arbitrum", "0x639Fe6ab55C921f74e7fac1ee960C0B6293ba612", DAY_SECONDS),
  feed("ETH", "base", "0x71041dddad3595F9CEd3DcCFBe3D1F4b0a16Bb70", 1_200),
  feed("ETH", "optimism", "0x13e3Ee699D1909E989722E753853AE30b17e08c5", 1_200),
  feed("ETH", "polygon", "0xF9680D99D6C9589e2a93a78A04A279e509205945", 60),
  feed("POL", "polygon", "0xAB594600376Ec9fD91F8e885dADF0CE036862dE0", 60),
  feed("BNB", "bsc", "0x0567F2323251f0Aab15c8dFb1967E4e8A7D42aeE", 60),
];

function feed(
  symbol: string,
  network: ChainlinkFeed["network"],
  contract: string,
  heartbeatSeconds: number,
): ChainlinkFeed {
  return { symbol, network, contract, heartbeatSeconds };
}
