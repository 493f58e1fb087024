import { authentication, workspace, type AuthenticationGetSessionOptions } from "vscode";
import { signInFor } from "./sign-in-for.ts";

/** What reading the runs of a private repository takes. */
const SCOPES = ["repo"];

/** Sessions that other extensions asked for do as well: nobody is asked twice for the same. */
const WIDER_SCOPES = [
  ["repo", "workflow"],
  ["read:user", "user:email", "repo", "workflow"],
];

/** `silent`: nobody is asked. `ask`: signs in where the user is not. `anew`: signs in again, perhaps as somebody else. */
export type SignIn = "silent" | "ask" | "anew";

/**
 * The user's token for a host, for one call. Undefined where nobody is signed in. Throws where the editor knows no way to sign
 * in to that host, or the user declines: a token of one host is never sent to another.
 */
export async function accessToken(host: string, signIn: SignIn): Promise<string | undefined> {
  const enterprise = workspace.getConfiguration("github-enterprise").get<unknown>("uri");
  const provider = signInFor(host, enterprise);
  if (provider === undefined) return undefined;
  if (signIn === "anew")
    return (
      await authentication.getSession(provider, SCOPES, {
        clearSessionPreference: true,
        forceNewSession: true,
      })
    ).accessToken;
  return (
    (await knownToken(provider)) ??
    (signIn === "ask" ? await tokenOf(provider, SCOPES, { createIfNone: true }) : undefined)
  );
}

async function knownToken(provider: string): Promise<string | undefined> {
  for (const scopes of [SCOPES, ...WIDER_SCOPES]) {
    const token = await tokenOf(provider, scopes, { silent: true });
    if (token !== undefined) return token;
  }
  return undefined;
}

async function tokenOf(
  provider: string,
  scopes: readonly string[],
  options: AuthenticationGetSessionOptions,
): Promise<string | undefined> {
  return (await authentication.getSession(provider, scopes, options))?.accessToken;
}
