/** Where a name comes from. */
export interface Source {
  module: string;
  /** `x` or `{ x }` */
  form: "named" | "default";
  confidence: number;
}
