const SECRET_FILE =
  /(?:^|\/)(?:\.env(?:\.[^/]*)?|\.netrc|\.npmrc|\.pypirc|\.pgpass|\.htpasswd|id_(?:rsa|dsa|ecdsa|ed25519)|credentials(?:\.[^/]*)?|secrets?\.(?:json|ya?ml|toml|env)|service-account[^/]*\.json|\.aws\/.*|\.ssh\/.*|\.docker\/config\.json|\.kube\/config)$|\.(?:pem|key|p12|pfx|jks|keystore|kdbx|tfstate|tfvars)$/i;

/** Whether a file is there to hold secrets, by the usual names: such files are never shown to a model. */
export function isSecretFile(file: string): boolean {
  return SECRET_FILE.test(file);
}
