export interface LikelyValue {
  text: string;
  confidence: number;
  rationale: string;
}
