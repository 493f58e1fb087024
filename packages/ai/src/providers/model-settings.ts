/** Which model to ask and how, with the key itself: nothing of this is ever printed. */
export interface ModelSettings {
  model: string;
  /** Undefined where the provider needs none, as a server on this machine. */
  apiKey: string | undefined;
  /** The provider's own address where undefined. */
  baseUrl: string | undefined;
  /** One answer may take so long. */
  timeoutMs: number;
}
