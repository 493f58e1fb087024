/** What `hephaestus config init` writes: every key explained, no value but defaults, examples behind a `#`. */
export const STARTER_CONFIG: string = `# Configuration of Hephaestus. Every key is optional; what is written here are the defaults.
# Settings behind a "#" are examples: remove the "#" to use them.
# "hephaestus config check" finds mistakes, "hephaestus config show" prints what holds.

# When errors of a log become a problem.
log:
  # Entries of this level and above count: debug, info, warning, error, fatal.
  threshold_level: error
  # So many errors of one kind within the window make a problem.
  threshold_count: 1
  # The span of time in which they are counted: a number with s, m, h or d.
  threshold_window: 5m

# suggest shows fixes; deploy also opens pull requests with proved ones, and needs remote_repo.
mode: suggest

# Where "mode: deploy" delivers fixes.
#remote_repo:
  # User or organisation, and repository, on GitHub.
#  owner: octo-org
#  repository: octo-repo
  # Branch that fixes are meant for. Left out: the repository's default branch.
#  branch: main
  # NAME of the environment variable that holds the token. Never the token itself.
#  token_env: GITHUB_TOKEN
#  pr:
    # Placeholders: {id}, {title}, {tool}, {code}, {file}.
#    title_template: "fix: {title}"
    # The same placeholders; {id} has to be among them.
#    branch_template: hephaestus/{id}
#    labels: [hephaestus]

# Commands that must pass with a fix. They run only with --trust.
#verify:
#  - npm run typecheck
#  - npm test

# Files that no fix may touch, besides .git, .github and this file.
# Patterns from the repository's root, in quotes: * and ? within a name, ** for any depth.
#protected_paths:
#  - "generated/**"

# Problems to leave out: a code, or a rule of which every given part has to fit.
#ignore:
#  - TS6133
#  - tool: eslint
#    code: no-console
#    path: "scripts/**"
#    message: Unexpected console statement

# How tools of your own print problems, as problem matchers of VS Code tell it. Numbers are capture groups.
#patterns:
  # "assets.json:12:4: warning: image is too large [large-image]"
#  - name: asset-check
#    regexp: '^(.+):(\\d+):(\\d+): (error|warning): (.+) \\[(.+)\\]$'
#    file: 1
#    line: 2
#    column: 3
#    severity: 4
#    message: 5
#    code: 6
  # Several lines: a file, then a row for each problem in it.
#  - name: style-check
#    severity: warning
#    pattern:
#      - regexp: '^Checked (.+)$'
#        file: 1
#      - regexp: '^  line (\\d+): (.+)$'
#        line: 1
#        message: 2
#        loop: true

# Fixes from a model, where no fixer found a proved one. Everything else works without.
#ai:
#  enabled: true
  # The interface to speak: openai (also Azure, Ollama, vLLM and others by base_url) or anthropic.
#  provider: openai
#  model: qwen3-coder
  # NAME of the environment variable that holds the key. Never the key itself.
#  api_key_env: MODEL_API_KEY
  # Another address that speaks the provider's interface: https, or http on this machine.
#  base_url: https://models.example.com/v1
`;
