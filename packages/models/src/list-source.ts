/** Name, version and origin of a list; part of every answer that rests on it. */
export interface ListSource {
  readonly name: string;
  /** `DATE+HASH`: the day of the list, or `undated`, and the first 12 digits of its content's SHA-256. */
  readonly version: string;
  /** The public page. */
  readonly url: string;
  readonly licence: string;
}
