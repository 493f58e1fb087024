/** Lines of a file that a strong engineer would look at, and why. Lines are 1-based and inclusive. */
export interface Place {
  file: string;
  startLine: number;
  endLine: number;
  why: string;
  /** The line that is meant, where it is not the middle. */
  line?: number;
}
