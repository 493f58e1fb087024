/** An action whose log is reproduced: its code is not run here. Texts are files of `texts/`, in order. */
export interface Action {
  commit: string;
  /** The inputs it fills in itself, in the order in which the runner prints them. */
  defaults: Record<string, string>;
  texts: readonly string[];
  postTexts: readonly string[];
  /** True when it registers problem matchers for the steps after it. */
  addsMatchers: boolean;
}

const CHECKOUT: Action = {
  commit: "11d5960a326750d5838078e36cf38b85af677262",
  defaults: {
    repository: "{{repository}}",
    token: "***",
    "ssh-strict": "true",
    "ssh-user": "git",
    "persist-credentials": "true",
    clean: "true",
    "sparse-checkout-cone-mode": "true",
    "fetch-depth": "1",
    "fetch-tags": "false",
    "show-progress": "true",
    lfs: "false",
    submodules: "false",
    "set-safe-directory": "true",
    "allow-unsafe-pr-checkout": "false",
  },
  texts: ["checkout"],
  postTexts: ["checkout-post"],
  addsMatchers: false,
};

const SETUP_NODE: Action = {
  commit: "49933ea5288caeca8642d1e84afbd3f7d6820020",
  defaults: { "always-auth": "false", "check-latest": "false", token: "***" },
  texts: ["setup-node"],
  postTexts: [],
  addsMatchers: true,
};

const SETUP_NODE_WITH_CACHE: Action = {
  ...SETUP_NODE,
  texts: ["setup-node", "setup-node-cache"],
  postTexts: ["setup-node-cache-post"],
};

/** Finds an action by the name a workflow gives it. Throws for one whose log this recorder cannot reproduce. */
export function findAction(name: string, inputs: Record<string, string>): Action {
  switch (name) {
    case "actions/checkout@v4":
      return CHECKOUT;
    case "actions/setup-node@v4":
      return inputs["cache"] === undefined ? SETUP_NODE : SETUP_NODE_WITH_CACHE;
    default:
      throw new Error(`no log of ${name} is known to this recorder`);
  }
}
