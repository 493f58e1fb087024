/** What `hephaestus patterns` was asked. */
export interface PatternsOptions {
  ids: boolean;
  compare: boolean;
  format: "text" | "json";
  most: number;
  state?: string;
}
