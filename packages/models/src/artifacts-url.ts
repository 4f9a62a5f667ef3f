/** The folder of what ships: the model, the reference wallets, labels, sanctions and their manifest. */
export const ARTIFACTS_URL = new URL("../artifacts/", import.meta.url);
