import http from "node:http";

/** Has every request go through the proxy that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name, where this Node can. */
export function useProxy(env: Readonly<Record<string, string | undefined>>): void {
  const names = ["https_proxy", "http_proxy"].flatMap((name) => [name, name.toUpperCase()]);
  const isAsked = names.some((name) => (env[name] ?? "") !== "");
  if (isAsked && typeof http.setGlobalProxyFromEnv === "function") http.setGlobalProxyFromEnv({ ...env });
}
