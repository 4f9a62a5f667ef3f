/**
 * How a label bears on the wallet. `bad`: it accuses the wallet of a crime. `risky`: it warns without
 * accusing. `service`: it identifies a public service. `neutral`: it is evidence neither for nor against.
 */
export type Stance = "bad" | "risky" | "neutral" | "service";

/**
 * The effect of a plain payment to such an address. `sensible`: somebody receives it. `doubtful`: it reaches
 * code or a business that may not handle it. `lost`: the funds can never be spent again.
 */
export type PaymentSense = "sensible" | "doubtful" | "lost";

interface CategoryFacts {
  readonly stance: Stance;
  /** Share of the policy's strength for the stance, 0-1; 0 for a neutral one. */
  readonly strength: number;
  readonly payment: PaymentSense;
  /** What the category means, and why it has its stance. */
  readonly reason: string;
}

/** The categories of labels. `docs/labels.md` names the public taxonomy that each comes from. */
export const CATEGORIES = {
  exchange: service(1, "sensible", "A company that keeps and trades its customers' assets."),
  custodian: service(1, "sensible", "A company that keeps assets for others."),
  payment_processor: service(1, "sensible", "A company that takes payments for merchants or issues cards."),
  issuer: service(0.75, "doubtful", "A company that issues a stablecoin or a token backed by something."),
  bridge: service(
    0.75,
    "doubtful",
    "A protocol that moves assets between networks; only its own calls count.",
  ),
  dex: service(0.75, "doubtful", "A decentralised exchange or its pools; only its own calls count."),
  lending: service(0.75, "doubtful", "A lending protocol; only its own calls count."),
  defi: service(0.75, "doubtful", "A protocol for yield, derivatives, insurance or funds."),
  nft_market: service(0.75, "doubtful", "A market for collectibles; only its own calls count."),
  network: service(0.75, "doubtful", "A network, its foundation or a part of its infrastructure."),
  mining: service(0.75, "sensible", "A miner or a pool of miners."),
  validator_or_builder: service(0.5, "sensible", "A validator, its operator, or a builder of blocks."),
  wallet_provider: service(0.5, "doubtful", "A maker of wallets, and the contracts that its wallets run on."),
  project: service(0.5, "doubtful", "A game, a collection or another application that is known by its name."),

  gambling: neutral(
    "doubtful",
    "A gambling service. It is not fraud; whether it is legal depends on the country.",
  ),
  charity: neutral("sensible", "Takes donations. The list does not vouch for how they are used."),
  person_or_dao: neutral("sensible", "A person, a fund or a group: identified, not assessed."),
  token_sale: neutral("doubtful", "Took money for a token; most of these sales have ended."),
  airdrop: neutral("doubtful", "Gives tokens away, or collects what others give away."),
  bot: neutral("doubtful", "A program that trades on the order of transactions."),
  at_risk: neutral("sensible", "Its owner was warned of a threat, and is accused of nothing."),
  token_contract: neutral("lost", "The contract of a token: what is sent to it stays there."),
  contract: neutral("doubtful", "A contract, a proxy or a part of one; only its own calls count."),
  burn: neutral("lost", "Nobody has the key: what is sent to it is destroyed."),
  abandoned: neutral(
    "doubtful",
    "Out of use, replaced, or broken; some of these keep what is sent for good.",
  ),
  defunct_service: neutral(
    "doubtful",
    "A company or a service that has closed: what is sent is not credited.",
  ),
  topic: neutral("doubtful", "What a token or a project is about, not who it is."),
  unknown: neutral("sensible", "The label alone says nothing about the wallet."),

  mixer: risky(1, "doubtful", "Hides where assets come from, by design."),
  sanctioned_word: risky(
    1,
    "doubtful",
    "Mentions sanctions. Only a current sanctions list makes a wallet sanctioned.",
  ),
  warning: risky(
    1,
    "doubtful",
    "Somebody warns of it: blocked by an issuer, compromised, or under suspicion.",
  ),
  general_warning: risky(
    0.5,
    "doubtful",
    "A warning without a reason: it counts only for a wallet that no list names.",
  ),
  spam_token: risky(0.5, "lost", "A token that was sent to people who never asked for it."),

  scam_or_phishing: bad("Takes assets by deception."),
  theft_or_exploit: bad("Took assets by breaking into a wallet, a service or a contract."),
  extortion: bad("Takes payments under threat: ransomware, sextortion, malware."),
  terrorism_or_abuse: bad("Finances terrorism or violent extremism, or sells the abuse of people."),
  dark_market: bad("A market for illegal goods, or a launderer of its proceeds."),
} as const satisfies Readonly<Record<string, CategoryFacts>>;

export type Category = keyof typeof CATEGORIES;

export const CATEGORY_NAMES = Object.keys(CATEGORIES) as readonly Category[];

function service(strength: number, payment: PaymentSense, reason: string) {
  return { stance: "service", strength, payment, reason } as const;
}

function neutral(payment: PaymentSense, reason: string) {
  return { stance: "neutral", strength: 0, payment, reason } as const;
}

function risky(strength: number, payment: PaymentSense, reason: string) {
  return { stance: "risky", strength, payment, reason } as const;
}

function bad(reason: string) {
  return { stance: "bad", strength: 1, payment: "doubtful", reason } as const;
}
