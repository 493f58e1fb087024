import tseslint from "typescript-eslint";

export default tseslint.config(...tseslint.configs.recommended, {
  files: ["src/**/*.ts", "test/**/*.ts"],
  rules: {
    "eqeqeq": ["error", "always"],
    "no-var": "error",
    "object-shorthand": "error",
    "prefer-const": "error",
  },
});
