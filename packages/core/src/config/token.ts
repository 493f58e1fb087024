const TOKEN =
  /(?<![A-Za-z0-9])(?:gh[pousr]_|github_pat_|glpat-|sk-|xox[a-z]-|AKIA(?=[A-Z0-9]{12})|eyJ(?=[\w-]{16}))[\w.-]{4,}/g;

/** True for text that begins like a secret of a well-known kind, e.g. `ghp_16C7e42F292c6912E7710c838347Ae178B4a`. */
export function looksLikeToken(text: string): boolean {
  return text.search(TOKEN) === 0;
}

/** The text with every well-known kind of secret replaced by `***`. Everything said about a configuration passes here. */
export function hideTokens(text: string): string {
  return text.replace(TOKEN, "***");
}
