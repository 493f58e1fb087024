import { expect, it } from "vitest";
import { proxyEnvironment } from "./proxy-environment.ts";

const NONE = { proxy: "", noProxy: [], support: "override" };

it("tells the user's proxy to the server, with its exceptions", () => {
  const told = proxyEnvironment({
    ...NONE,
    proxy: "http://proxy.example:8080",
    noProxy: ["localhost", ".corp"],
  });
  expect(told).toMatchObject({
    HTTPS_PROXY: "http://proxy.example:8080",
    HTTP_PROXY: "http://proxy.example:8080",
    NO_PROXY: "localhost,.corp",
    NODE_USE_ENV_PROXY: "1",
  });
});

it.each([
  ["none is set", NONE],
  ["proxies are turned off", { ...NONE, proxy: "http://proxy.example:8080", support: "off" }],
  ["it is no address", { ...NONE, proxy: "file:///etc/passwd" }],
])("leaves the environment as it is where %s", (_, settings) => {
  expect(proxyEnvironment(settings)).toEqual({});
});
