/** Where a list comes from and which one it is: every answer that rests on it says so. */
export interface ListSource {
  readonly name: string;
  /** `DATE+HASH`: the day of the list, or `undated`, and the first 12 digits of its content's SHA-256. */
  readonly version: string;
  /** The public page. */
  readonly url: string;
  readonly licence: string;
}
