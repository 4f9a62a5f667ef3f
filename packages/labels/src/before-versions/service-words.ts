/** Words that meant a known service before lists had a versioned vocabulary. */
export const SERVICE_WORDS: ReadonlySet<string> = new Set(
  `
01-node 0x-protocol 0x-protocol-ecosystem 0xsplits 0xuniverse 1inch a16z aave abcc abracadabra-money
academia across-protocol actively-validated-service adidas advertising airdrop-distributor airswap
aladdindao alameda-research alchemist-coin alchemix-finance alive29 allbit alpha-group alpha-virtual
ampleforth anchorage ankr anyblock-analytics-group app-development arbitrum arbitrum-nova arbitrum-one
arcx armor-fi art-blocks ascendex asset-management atomsolutions atweb3 auction audit-one audius
augmented-finance augur aura-finance aurora authereum avalanche avs-operator axelar axie-infinity
backrunning-bots balancer balancer-vested-shareholders bancor band base basic-attention-token beefy
beeple bgogo biconomy big-time-studios binance binance-charity binance-pegged bison-trails bit-candy
bit-cat bitcoin-pegged bitcoin-suisse bitcoinsov bitdao bitfinex bitget bithumb bitmart bitmex bitpie
bitstamp bittorrent bittrex blast block-daemon blockchain-cuties blockfi blocto bloom bloxroute blur-io
bnb-smart-chain bounties-network bounty brave-frontier-heroes bridge bridged-token bscswap
buidlguidl-builders burgerswap bzx cache-gold camelot candide-wallet cap-finance celer-network celo
celo-japan-by-fore celo-mints celo-precompiles celo-works celsius-network censusworks chain chain-layer
chainflow chainlink changenow cheese-wizard chibi-fighters chorus-one circle closure cnstnt cobinhood
coin-list coinbase coinbit coinhako coinlist coinmarketfeed coinmetro coinone coinsquare cold-wallet
collectibles communication company-funds compound compound-governance conclave connext convex-finance
core-blockchain-group coss-io counter-market cow-protocol cream-finance creepz crex24 crypto-com
cryptoatoms cryptobots cryptodozer cryptograph cryptokitties cryptopunks cryptorome cryptosaga
cryptoserval cryptospells cryptowars curve-fi custodian custody dao dao-funds dappnode darwinia-network
decentraland decentraweb dedata-labs defi defi-dex defi-education-fund defi-lending defi-saver
defiance-capital delegate deribit derivatives dex dex-ag dforce digifinex dinngo diva dragonereum
dsrv-labs dutchx dxdao dydx e-commerce eat-pray-validate education eigenlayer empty-set-dollar endaoment
energy-sector ens entertainment enzyme-finance erasure escrow ether-cards ether-legends etheremon
ethereum-foundation etheroll etherspot evmos exchange f2pool factory-contract fantom farming
fat-brands-inc fei-protocol fiat-gateway figment-networks finance fitness flexa flowerpatch foam fomo3d
fortube fraud-proof freelance ftx fund furucombo gaming gate-io gbx gearbox-protocol geeq gem gemini
genesis gitcoin-grants giveth-io gnosis gods-unchained goods-and-services gossip governance gunray
hakka-finance happy-celo harvest-finance hash-quark healthcare hitbtc hoo-com hop-protocol hosted-wallet
hot-wallet hotbit huglester humanity hydro-protocol hyper-dragons hyperjump ico-wallets idex
idle-finance illuvium index-protocol industry-recovery-initiative instadapp insurance insureum
inverse-finance investment jarvis-network jones-dao juicebox keep keep2r korbit kraken kroma kryptono
kucoin kyberswap latoken launchpad layer-2 lcx-ag ledger-by-figment legal lido liquid liquidity liquity
livepeer loans logic-contract looksrare loopring lordless lukso-blockchain lyra lyra-finance maker
maker-vault-owner manta-labs manta-network mantle mantra marketing marketplace masternode mcdex mdex
medikey meettoken megacryptopolis mekaverse meowl mesg metamask metaverse metis-andromeda metronome
mev-builder mev-protection mev-relay miner mining mining-pool miningpoolhub mirror mission-quorum-group
mode moonlet-wallet mstable multichain multisig multisig-owner my-crypto-heroes myetherwallet nacdaq
neo-tokyo neon-district nest-protocol news nexo nexus-mutual nft nifty-gateway nitro nodeasy nodito-labs
nonce nonprofit nuo-network okx olympusdao omg-network onyx-to oobit ooki open-grants opensea opium-team
optics optimism optimism-bridge options-trading opyn oracle oracle-dao orchid origin-protocol origo otc
pancakeswap paraswap paribu payment-processor payments pimlico play-to-earn poa-network polkastarter
poloniex polychain polychain-monsters polygon pooltogether prediction premia pretoria-research-lab
projecttent proposer-fee-recipient protocol proxy-contract pundi-x quadrigacx rabby radicle raiden
raidparty rari-capital rarible real-estate redacted-cartel reflexer-finance remitano remme ren
reserve-protocol reservelending resfinex revain revest-finance rhino-fi ribbon-finance
robo-advisor-yield router rtfkt rubicon ryabina sablier saddle-finance safe-formerly-gnosis-safe
saffron-finance savannah-group scroll scroll-network security seedbed sentinel-protocol
services-solutions set-protocol shapeshift shiba-inu silverway-platform simply-staking skale slavamo
smart-contract smart-contract-wallet social-media social-networking solidly solv-protocol sorare
sorbet-finance stablecoin stackup stake-dao stake-fish stake-serve stake-service stake-valley stakely
stakesstone-group staking starknet status stellar-staking stoner-cats streamity strongblock
studex-animal-exchange sudoswap sumero superrare sushiswap swipe-io swipeswap switcheo synapse
syncnode-group synthetix syscoin system-contract t-system-mms tagz taiko tango tbtc td-labs tero-labs
tessellated-geometry-alliance the-celo-group tidex token-contract token-migration token-sale tokenlon
tools topbtc trade-io trader-joe trading tron trusttoken ubeswap unagii-com uncx-network
unfederalreserve unibright unifier-system unipass uniswap unit-protocol unstoppable-domains upbit uphold
usopp-club v1 v2 validator validator-capital validator-group value-defi vanas vaults venus-protocol
vesper-finance virtual-hive vladiator-labs vodi-x wallet-app wallet-service wbtc-merchant white-hat
white-hat-group wirex wormhole wotrust wrapped-bitcoin yam-finance yearn yffi-finance yfii-finance
ygov-finance yield-farming yunbi zapper-fi zb-com zerion zerodev zethr zk-validator zksync zora
`
    .trim()
    .split(/\s+/),
);
