/**
 * Something that goes wrong outside Tetron, such as a service that does not answer: its message says all that a person needs, and
 * where in the code it came up helps nobody.
 */
export abstract class ExpectedError extends Error {}
