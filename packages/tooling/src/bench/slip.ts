/** One mistake in one file; `$noun` stands for the name of its folder. */
export interface Slip {
  file: string;
  from: string;
  to: string;
}
