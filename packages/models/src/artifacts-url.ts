/** The folder of the shipped artifacts and their manifest. */
export const ARTIFACTS_URL = new URL("../artifacts/", import.meta.url);

/**
 * The folder of the models of earlier releases, for replays: each in a folder named for its version, with a
 * manifest of its own.
 */
export const EARLIER_MODELS_URL = new URL("earlier/", ARTIFACTS_URL);
