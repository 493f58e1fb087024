import { partLength } from "./chance.ts";
import { spansOf, type SecretSpan } from "./secret-span.ts";

/** Marks of makers: what begins so is a key wherever it stands. Every repeat is bounded or of one class. */
const MARKED: readonly RegExp[] = [
  /\beyJ[\w-]{8,4000}\.[\w-]{4,8000}(?:\.[\w-]{0,4000})?/g,
  /\b(?:AKIA|ASIA|AGPA|AROA|AIDA|ANPA)[0-9A-Z]{16}\b/g,
  /AIza[\w-]{30,40}/g,
  /\bya29\.[\w-]{20,1000}/g,
  /\bGOCSPX-[\w-]{20,100}/g,
  /\b[\w~.-]{3}[78]Q~[\w~.-]{31,34}/g,
  /(?:gh[pousr]_|github_pat_)\w{12,255}/g,
  /\bgl[a-z]{2,8}-[\w-]{20,100}(?:\.[\w-]{1,40}){0,3}/g,
  /\bxox[a-z](?:\.xox[a-z])?-[\w-]{10,255}/g,
  /\bxapp-\d-[\w-]{20,255}/g,
  /\b(?:sk|rk|pk)_(?:live|test)_\w{16,255}/g,
  /\bpypi-[\w-]{40,255}/g,
  /\bSG\.[\w-]{16,64}\.[\w-]{16,128}/g,
  /\bdo[optr]_v1_[0-9a-f]{32,128}/g,
  /\bdapi[0-9a-f]{32}\b/g,
  /\b(?:SK|CI)[0-9a-f]{32}\b/g,
  /\b[0-9a-f]{32}-us\d{1,2}\b/g,
  /\bdp\.(?:pt|st|ct|sa|scim|audit)\.[\w.-]{30,100}/g,
  /\bhv[sbr]\.[\w-]{24,300}/g,
  /\b\w{10,20}\.atlasv1\.[\w-]{40,120}/g,
  /\bdt0[a-z]\d{2}\.[A-Z0-9]{24}\.[A-Z0-9]{40,80}/g,
  /\bpat\w{14}\.[0-9a-f]{50,70}/g,
  /\brubygems_[0-9a-f]{40,64}\b/g,
  /\boy2[a-z0-9]{43}\b/g,
  /\bcio[A-Za-z0-9]{32}\b/g,
  /\bAGE-SECRET-KEY-1[0-9A-Z]{30,70}/g,
  /\b[MNO][\w-]{22,27}\.[\w-]{6}\.[\w-]{27,45}/g,
  /(?<!\d)\d{8,11}:AA[\w-]{30,40}/g,
  /\bhttps:\/\/hooks\.slack\.com\/(?:services|workflows|triggers)\/[\w/-]{20,160}/g,
  /\bhttps:\/\/[a-z.]{0,20}discord(?:app)?\.com\/api\/webhooks\/\d{5,25}\/([\w-]{30,100})/g,
  /\bhttps:\/\/[\w.-]{1,80}\.webhook\.office\.com\/[\w@/-]{20,300}/g,
];

/** Shorter marks, which names begin with as well: what follows holds no words. */
const LIKELY: readonly RegExp[] = [
  /\b(?:sk|pk|xai|pplx|key|napi|NRAK|NRJS|HRKU|PMAK|shpat|shpca|shppa|shpss|sq0atp|sq0csp|EAAA)[-_]([\w-]{20,255})/g,
  /\b(?:whsec|npm|hf|gsk|r8|nfp|nfc|ntn|secret|figd|sbp|glsa|glc|sntrys|sntryu|dckr_pat|pscale_tkn|pscale_pw|lin_api|tfp|fm\d|pul|phc|phx)_([\w=+-]{24,500})/g,
  /\b(?:ATCTT3x|ATATT3x|AKCp\d|cmVmdGtuOj)([\w=+-]{24,500})/g,
];

/** What has the mark of a maker of keys. */
export function markedSecrets(text: string): SecretSpan[] {
  const likely = LIKELY.flatMap((pattern) => spansOf(text, pattern));
  return [
    ...MARKED.flatMap((pattern) => spansOf(text, pattern)),
    ...likely.filter(({ start, end }) => isNoName(text.slice(start, end))),
  ];
}

function isNoName(text: string): boolean {
  const digits = text.match(/\d/g)?.length ?? 0;
  return partLength(text) <= (digits > 1 ? 4 : 3);
}
