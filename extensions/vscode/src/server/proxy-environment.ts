/** The editor's settings of the section `http` that say how the network is reached. */
export interface ProxySettings {
  /** `http.proxy`; empty where none is set. */
  proxy: string;
  /** `http.noProxy` */
  noProxy: readonly string[];
  /** `http.proxySupport`: `off` means that the editor's extensions do not go by it. */
  support: string;
}

/** What tells a program of ours the user's proxy, as all programs are told; nothing where the editor has none, so that its own environment holds. */
export function proxyEnvironment({ proxy, noProxy, support }: ProxySettings): Record<string, string> {
  if (support === "off" || !isAddress(proxy)) return {};
  const exceptions = noProxy.length === 0 ? {} : { NO_PROXY: noProxy.join(","), no_proxy: noProxy.join(",") };
  return {
    HTTPS_PROXY: proxy,
    https_proxy: proxy,
    HTTP_PROXY: proxy,
    http_proxy: proxy,
    NODE_USE_ENV_PROXY: "1",
    ...exceptions,
  };
}

function isAddress(proxy: string): boolean {
  return URL.canParse(proxy) && ["http:", "https:"].includes(new URL(proxy).protocol);
}
